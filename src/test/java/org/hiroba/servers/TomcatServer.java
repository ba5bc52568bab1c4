package org.hiroba.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hiroba.smtp.MailJars;

/** Tomcat with our {@code server.xml}; WARs go into {@code webapps/}. */
final class TomcatServer extends ProcessServer {
  /** Behind the connectors. */
  private static final String ENGINE = "<Engine ";

  private static final String PASSWORD = "secret";

  private final String name;
  private final List<String> options;
  private final Optional<String> databaseUrl;
  private final Realm realm;
  private Path base = Path.of("");

  /**
   * Makes one that does not run yet.
   *
   * @param databaseUrl a PostgreSQL that the server shall have as DataSource
   * @param options of its JVM
   * @param realm whom it lets in, if it has no DataSource
   */
  TomcatServer(String name, Optional<String> databaseUrl, List<String> options, Realm realm) {
    this.name = name;
    this.realm = realm;
    this.databaseUrl = databaseUrl;
    this.options = options;
  }

  @Override
  void start(int port, Optional<Tls> tls) throws IOException {
    Path home = Folders.unpacked(name);
    base = Folders.fresh(databaseUrl.isPresent() ? name + "-datasource" : name);
    for (String folder : List.of("conf", "webapps", "logs", "temp", "work")) {
      Files.createDirectory(base.resolve(folder));
    }
    for (String file : List.of("web.xml", "catalina.properties")) {
      Files.copy(home.resolve("conf").resolve(file), base.resolve("conf").resolve(file));
    }
    // As whoever only takes over server.xml has them.
    for (String application : List.of("ROOT", "docs", "examples", "host-manager", "manager")) {
      Folders.copy(
          home.resolve("webapps").resolve(application),
          base.resolve("webapps").resolve(application));
    }
    String config = Files.readString(Folders.config("tomcat/server.xml"));
    if (tls.isPresent()) {
      config = config.replace(ENGINE, connector(tls.get()) + ENGINE);
    }
    Files.writeString(base.resolve("conf/server.xml"), config);
    if (databaseUrl.isPresent()) {
      Folders.putPool("tomcat/context.xml", base.resolve("conf/context.xml"), options);
      Files.createDirectory(base.resolve("lib"));
      Files.copy(Folders.postgresDriver(), base.resolve("lib/postgresql.jar"));
    } else if (Folders.isAsked(options, "tomcat")) {
      Files.copy(Folders.config("tomcat/mail.xml"), base.resolve("conf/context.xml"));
      Files.createDirectory(base.resolve("lib"));
      for (Path jar : MailJars.find()) {
        Files.copy(jar, base.resolve("lib").resolve(jar.getFileName()));
      }
    } else {
      configureRealm();
    }
    runs(
        ServerProcess.java(
            Path.of(System.getProperty("java.home")),
            base,
            options,
            List.of(
                // As catalina.sh does: with them, Tomcat finds more of what a stop forgot.
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED",
                "-Dtomcat.http.port=" + port,
                "-Dtomcat.database.url=" + databaseUrl.orElse(""),
                "-Dtomcat.database.user=postgres",
                "-Dtomcat.database.password=postgres",
                "-Dcatalina.home=" + home,
                "-Dcatalina.base=" + base,
                "-Djava.io.tmpdir=" + base.resolve("temp"),
                "-cp",
                home.resolve("bin/bootstrap.jar")
                    + File.pathSeparator
                    + home.resolve("bin/tomcat-juli.jar"),
                "org.apache.catalina.startup.Bootstrap",
                "start")));
  }

  private void configureRealm() throws IOException {
    if (realm.kind() == Realm.Kind.NONE) {
      return;
    }
    boolean users = realm.kind() == Realm.Kind.USERS;
    Files.copy(
        Folders.config(users ? "tomcat/realm-users.xml" : "tomcat/realm-ldap.xml"),
        base.resolve("conf/context.xml"));
    if (users) {
      StringBuilder file = new StringBuilder("<tomcat-users>\n");
      for (Realm.RealmUser user : realm.users()) {
        file.append(
            "<user username=\"%s\" password=\"%s\" roles=\"%s\"/>%n"
                .formatted(user.name(), user.password(), String.join(",", user.groups())));
      }
      Files.writeString(
          base.resolve("conf/tomcat-users.xml"), file.append("</tomcat-users>\n").toString());
    }
  }

  /** Returns a connector as the configuration has it, but with TLS. */
  private String connector(Tls tls) throws IOException {
    Path keyStore = base.resolve("conf/keystore.p12");
    tls.putInto(keyStore, "tomcat", PASSWORD);
    return """
        <Connector protocol="HTTP/1.1" address="127.0.0.1" port="%d"
                   socket.appReadBufSize="1024" socket.appWriteBufSize="2048" maxConnections="50000"
                   SSLEnabled="true" scheme="https" secure="true">
          <SSLHostConfig %s>
            <Certificate certificateKeystoreFile="%s" certificateKeystorePassword="%s"/>
          </SSLHostConfig>
        </Connector>
        """
        .formatted(tls.port(), asking(tls), keyStore, PASSWORD);
  }

  private static String asking(Tls tls) {
    return tls.peopleCa()
        .map(
            store ->
                "certificateVerification=\"optional\" truststoreFile=\""
                    + store
                    + "\" truststorePassword=\"secret\" truststoreType=\"PKCS12\"")
        .orElse("");
  }

  @Override
  public void deploy(Path war) throws IOException {
    Folders.put(war, base.resolve("webapps/hiroba.war"));
  }

  @Override
  public void deploy(Path war, String contextPath) throws IOException {
    String name = contextPath.isEmpty() ? "ROOT" : contextPath.substring(1).replace('/', '#');
    // As the README has it: Tomcat would take its own application there for the unpacked WAR.
    Folders.delete(base.resolve("webapps").resolve(name));
    Path descriptors = Files.createDirectories(base.resolve("conf/Catalina/localhost"));
    Files.writeString(descriptors.resolve(name + ".xml"), "<Context docBase=\"" + war + "\"/>\n");
  }

  @Override
  public void undeploy() throws IOException {
    Files.delete(base.resolve("webapps/hiroba.war"));
  }
}
