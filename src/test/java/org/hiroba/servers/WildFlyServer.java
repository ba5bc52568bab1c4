package org.hiroba.servers;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hiroba.blackbox.FreePorts;

/**
 * WildFly as it comes, with our properties and what {@code hiroba.cli} changes; WARs go into {@code
 * deployments/} with a marker.
 */
final class WildFlyServer extends ProcessServer {
  private static final String NAME = "wildfly";
  private static final int UNAUTHORIZED = 401;

  private final List<String> options;
  private final Optional<String> databaseUrl;
  private final Realm realm;
  private Path base = Path.of("");
  private int managementPort;

  /**
   * Makes one that does not run yet.
   *
   * @param databaseUrl a PostgreSQL that the server shall have as DataSource
   * @param options of its JVM
   * @param realm whom it lets in
   */
  WildFlyServer(Optional<String> databaseUrl, List<String> options, Realm realm) {
    this.realm = realm;
    this.databaseUrl = databaseUrl;
    this.options = options;
  }

  @Override
  void start(int port, Optional<Tls> tls) throws IOException {
    Path home = Folders.unpacked(NAME);
    base = Folders.fresh(databaseUrl.isPresent() ? NAME + "-datasource" : NAME);
    Folders.copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
    for (String folder : List.of("deployments", "log", "data", "tmp")) {
      Files.createDirectory(base.resolve(folder));
    }
    configure(home, "wildfly/hiroba.cli");
    if (realm.kind() == Realm.Kind.LDAP) {
      configure(home, "wildfly/realm-ldap.cli");
    }
    if (Folders.isAsked(options, NAME)) {
      configure(home, "wildfly/mail.cli");
    }
    for (Realm.RealmUser user : realm.users()) {
      // As add-user.sh does it.
      run(
          home,
          List.of(
              "org.jboss.as.domain-add-user",
              "--silent",
              "-a",
              "-sc",
              base.resolve("configuration").toString(),
              "-dc",
              base.resolve("configuration").toString(),
              "-u",
              user.name(),
              "-p",
              user.password(),
              "-g",
              String.join(",", user.groups())));
    }
    if (tls.isPresent()) {
      // Where standalone.xml looks for it, and by the password that stands there.
      tls.get().putInto(base.resolve("configuration/application.keystore"), "server", "password");
      if (tls.get().peopleCa().isPresent()) {
        Files.copy(tls.get().peopleCa().get(), base.resolve("configuration/people-ca.p12"));
        configure(home, "wildfly/certificates.cli");
      }
    }
    managementPort = FreePorts.take();
    int httpsPort = tls.isPresent() ? tls.get().port() : FreePorts.take();
    if (databaseUrl.isPresent()) {
      Files.copy(Folders.postgresDriver(), base.resolve("deployments/postgresql.jar"));
      Folders.putPool("wildfly/hiroba-ds.xml", base.resolve("deployments/hiroba-ds.xml"), options);
    }
    runs(
        ServerProcess.java(
            Path.of(System.getProperty("java.home")),
            base,
            options,
            List.of(
                "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
                "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
                "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
                "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
                "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "--add-opens=java.base/java.net=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.management/javax.management=ALL-UNNAMED",
                "--add-opens=java.naming/javax.naming=ALL-UNNAMED",
                "-Djava.net.preferIPv4Stack=true",
                "-Djava.awt.headless=true",
                "-Djboss.home.dir=" + home,
                "-Djboss.server.base.dir=" + base,
                "-Dorg.jboss.boot.log.file=" + base.resolve("log/server.log"),
                "-Dlogging.configuration="
                    + base.resolve("configuration/logging.properties").toUri(),
                "-jar",
                home.resolve("jboss-modules.jar").toString(),
                "-mp",
                home.resolve("modules") + File.pathSeparator + base.resolve("modules"),
                "org.jboss.as.standalone",
                "--properties=" + Folders.config("wildfly/hiroba.properties"),
                "-Dwildfly.database.url=" + databaseUrl.orElse(""),
                "-Dwildfly.database.user=postgres",
                "-Dwildfly.database.password=postgres",
                "-Djboss.http.port=" + port,
                "-Djboss.https.port=" + httpsPort,
                "-Djboss.management.http.port=" + managementPort,
                "-Djboss.management.https.port=" + FreePorts.take())));
  }

  /** As {@code jboss-cli.sh} does it, on a server that listens nowhere. */
  private void configure(Path home, String file) throws IOException {
    run(home, List.of("org.jboss.as.cli", "--file=" + Folders.config(file)));
  }

  /** Has the WAR inside an application, or whatever else is a file, deployed under its own name. */
  void deployAs(String name, Path file) throws IOException {
    Folders.put(file, base.resolve("deployments").resolve(name));
    Files.createFile(base.resolve("deployments").resolve(name + ".dodeploy"));
  }

  /** Returns a folder in which it looks for modules besides its own. */
  Path modules() {
    return base.resolve("modules");
  }

  /** Returns a jar of a module that it comes with. */
  static Path jarOf(String module) throws IOException {
    Path folder =
        Folders.unpacked(NAME).resolve("modules/system/layers/base").resolve(module + "/main");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .findFirst()
          .orElseThrow(() -> new IOException(folder + " has no jar"));
    }
  }

  /** Has the server do what its {@code jboss-cli.sh --connect} is told, and waits for that. */
  void tell(String command) throws IOException {
    // It listens for that some seconds after it was started.
    AppServers.awaitStatus(this, administration().get(0), UNAUTHORIZED);
    run(
        Folders.unpacked(NAME),
        List.of(
            "org.jboss.as.cli",
            "--connect",
            "--controller=127.0.0.1:" + managementPort,
            "--command=" + command));
  }

  private void run(Path home, List<String> module) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Djboss.home.dir=" + home,
                "-Djboss.server.base.dir=" + base));
    // As the properties of hiroba.properties, which its CLI takes too.
    options.stream().filter(option -> option.startsWith("-Dwildfly.")).forEach(line::add);
    line.addAll(
        List.of(
            "-jar",
            home.resolve("jboss-modules.jar").toString(),
            "-mp",
            home.resolve("modules").toString()));
    line.addAll(module);
    ProcessBuilder command =
        new ProcessBuilder(line).directory(base.toFile()).redirectErrorStream(true);
    command.environment().put("JBOSS_HOME", home.toString());
    Process process = command.start();
    process.getOutputStream().close();
    List<String> printed;
    try (var reader = process.inputReader()) {
      printed = reader.lines().toList();
    }
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(module.get(0) + " failed:\n" + String.join("\n", printed));
    }
  }

  @Override
  public void deploy(Path war) throws IOException {
    deploy(war, "/hiroba");
  }

  @Override
  public void deploy(Path war, String contextPath) throws IOException {
    String name = contextPath.isEmpty() ? "ROOT" : contextPath.substring(1);
    Folders.put(war, base.resolve("deployments").resolve(name + ".war"));
    Files.createFile(base.resolve("deployments").resolve(name + ".war.dodeploy"));
  }

  @Override
  public void undeploy() throws IOException {
    Files.deleteIfExists(base.resolve("deployments/hiroba.war.deployed"));
  }

  @Override
  public List<URI> administration() {
    return List.of(URI.create("http://127.0.0.1:" + managementPort + "/management/"));
  }
}
