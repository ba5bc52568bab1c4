package org.hiroba.servers;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;

/** Payara Embedded Web 6 in a process of its own: see {@link PayaraEmbeddedProgram}. */
final class PayaraEmbeddedServer extends ProcessServer {
  static final int LOWEST_JDK = 17;
  static final int HIGHEST_JDK = 21;

  private final Path jdk;
  private final List<String> options;

  PayaraEmbeddedServer(Path jdk, List<String> options) {
    this.jdk = jdk;
    this.options = options;
  }

  @Override
  void start(int port, Optional<Tls> tls) throws IOException {
    if (tls.isPresent()) {
      throw new UnsupportedOperationException("Payara Embedded has the key store of its jar");
    }
    Path folder = Folders.fresh("payara6");
    Path jar = Path.of(System.getProperty("hiroba.tests.payara-embedded.jar"));
    Path domain = folder.resolve("domain.xml");
    try (JarFile payara = new JarFile(jar.toFile());
        InputStream original = payara.getInputStream(payara.getEntry("config/domain.xml"))) {
      PayaraDomain.write(original, domain, port);
    }
    Path classes = Path.of("target/test-classes").toAbsolutePath();
    Path instance = Files.createDirectory(folder.resolve("instance"));
    runs(
        ServerProcess.java(
            jdk,
            folder,
            options,
            List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "--add-opens=java.base/java.net=ALL-UNNAMED",
                "--add-opens=java.base/sun.net.www.protocol.jar=ALL-UNNAMED",
                "--add-opens=java.naming/javax.naming.spi=ALL-UNNAMED",
                "-Dhiroba.home=" + instance.resolve("hiroba"),
                "-cp",
                jar + File.pathSeparator + classes,
                "org.hiroba.servers.PayaraEmbeddedProgram",
                domain.toUri().toString())));
  }

  @Override
  public void deploy(Path war) throws IOException {
    process().tell("deploy " + war);
  }

  @Override
  public void undeploy() throws IOException {
    process().tell("undeploy");
  }
}
