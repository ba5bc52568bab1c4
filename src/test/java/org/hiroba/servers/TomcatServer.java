package org.hiroba.servers;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tomcat with our {@code server.xml}; WARs go into {@code webapps/}. */
final class TomcatServer extends ProcessServer {
  private final String name;
  private final List<String> options;
  private final Optional<String> databaseUrl;
  private Path base = Path.of("");

  /**
   * Makes one that does not run yet.
   *
   * @param databaseUrl a PostgreSQL that the server shall have as DataSource
   * @param options of its JVM
   */
  TomcatServer(String name, Optional<String> databaseUrl, List<String> options) {
    this.name = name;
    this.databaseUrl = databaseUrl;
    this.options = options;
  }

  @Override
  public URI start() throws IOException {
    Path home = Folders.unpacked(name);
    base = Folders.fresh(databaseUrl.isPresent() ? name + "-datasource" : name);
    for (String folder : List.of("conf", "webapps", "logs", "temp", "work")) {
      Files.createDirectory(base.resolve(folder));
    }
    for (String file : List.of("web.xml", "catalina.properties")) {
      Files.copy(home.resolve("conf").resolve(file), base.resolve("conf").resolve(file));
    }
    Files.copy(Folders.config("tomcat/server.xml"), base.resolve("conf/server.xml"));
    if (databaseUrl.isPresent()) {
      Files.copy(Folders.config("tomcat/context.xml"), base.resolve("conf/context.xml"));
      Files.createDirectory(base.resolve("lib"));
      Files.copy(Folders.postgresDriver(), base.resolve("lib/postgresql.jar"));
    }
    int port = ServerProcess.freePort();
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
    return URI.create("http://127.0.0.1:" + port + "/hiroba/");
  }

  @Override
  public void deploy(Path war) throws IOException {
    Folders.put(war, base.resolve("webapps/hiroba.war"));
  }

  @Override
  public void undeploy() throws IOException {
    Files.delete(base.resolve("webapps/hiroba.war"));
  }
}
