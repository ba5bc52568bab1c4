package org.hiroba.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Payara Server 7 with a domain that listens on loopback only; WARs go into {@code autodeploy/}.
 */
final class PayaraServer extends ProcessServer {
  static final int LOWEST_JDK = 21;
  static final int HIGHEST_JDK = 25;
  private static final String NAME = "payara7";

  private final Path jdk;
  private final List<String> options;
  private Path domain = Path.of("");

  PayaraServer(Path jdk, List<String> options) {
    this.jdk = jdk;
    this.options = options;
  }

  @Override
  void start(int port, Optional<Tls> tls) throws IOException {
    Path glassfish = Folders.unpacked(NAME).resolve("glassfish");
    Path domains = Folders.fresh(NAME);
    domain = domains.resolve("domain1");
    Folders.copy(glassfish.resolve("domains/domain1"), domain);
    Path config = domain.resolve("config/domain.xml");
    try (InputStream original =
        Files.newInputStream(glassfish.resolve("domains/domain1/config/domain.xml"))) {
      PayaraDomain.write(original, config, port, tls.map(Tls::port));
    }
    if (tls.isPresent()) {
      tls.get()
          .putInto(
              domain.resolve("config/keystore.p12"),
              PayaraDomain.CERTIFICATE,
              PayaraDomain.MASTER_PASSWORD);
    }
    Files.createDirectories(domain.resolve("autodeploy"));
    ServerProcess started =
        ServerProcess.java(jdk, domain.resolve("config"), options, arguments(glassfish, domains));
    runs(started);
    // It waits for passwords there until the input ends.
    started.endInput();
  }

  /**
   * Asks Payara's own command for the arguments instead of letting it start the server, which would
   * then be nobody's child.
   */
  private List<String> arguments(Path glassfish, Path domains) throws IOException {
    Process asadmin =
        new ProcessBuilder(
                jdk.resolve("bin/java").toString(),
                "-jar",
                glassfish.resolve("lib/client/appserver-cli.jar").toString(),
                "start-domain",
                "--domaindir",
                domains.toString(),
                "--dry-run",
                "domain1")
            .redirectErrorStream(true)
            .start();
    List<String> printed;
    try (var reader = asadmin.inputReader()) {
      printed = reader.lines().toList();
    }
    List<String> arguments = new ArrayList<>();
    boolean found = false;
    for (String line : printed) {
      if (found && line.isBlank()) {
        break;
      }
      // What the domain says of the heap would come last, and so win.
      if (found && !line.startsWith("-Xmx")) {
        arguments.add(line);
      }
      found |= line.endsWith("bin/java");
    }
    if (!arguments.contains("-read-stdin") || !arguments.contains("-verbose")) {
      throw new IOException("asadmin start-domain --dry-run said:\n" + String.join("\n", printed));
    }
    arguments.set(arguments.indexOf("-read-stdin") + 1, "false");
    arguments.set(arguments.indexOf("-verbose") + 1, "true");
    return arguments;
  }

  @Override
  public void deploy(Path war) throws IOException {
    Folders.put(war, domain.resolve("autodeploy/hiroba.war"));
  }

  @Override
  public void undeploy() throws IOException {
    Files.delete(domain.resolve("autodeploy/hiroba.war"));
  }
}
