package org.hiroba.servers;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;

/** Payara Embedded Web 6 in a process of its own: see {@link PayaraEmbeddedProgram}. */
final class PayaraEmbeddedServer extends ProcessServer {
  static final int LOWEST_JDK = 17;
  static final int HIGHEST_JDK = 21;

  private final Path jdk;
  private final List<String> options;
  private final Realm realm;
  private int commandsRun;

  PayaraEmbeddedServer(Path jdk, List<String> options, Realm realm) {
    this.jdk = jdk;
    this.options = options;
    this.realm = realm;
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
    if (realm.kind() == Realm.Kind.LDAP) {
      PayaraDomain.addDirectory(domain, options);
    }
    Path classes = Path.of("target/test-classes").toAbsolutePath();
    Path instance = Files.createDirectory(folder.resolve("instance"));
    // Of two the last counts: a test's own home.
    List<String> all = new ArrayList<>(List.of("-Dhiroba.home=" + instance.resolve("hiroba")));
    all.addAll(options);
    runs(
        ServerProcess.java(
            jdk,
            folder,
            all,
            List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "--add-opens=java.base/java.net=ALL-UNNAMED",
                "--add-opens=java.base/sun.net.www.protocol.jar=ALL-UNNAMED",
                "--add-opens=java.naming/javax.naming.spi=ALL-UNNAMED",
                // For its LDAP realm.
                "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
                "-cp",
                jar + File.pathSeparator + classes,
                "org.hiroba.servers.PayaraEmbeddedProgram",
                domain.toUri().toString())));
    addUsers(folder);
  }

  private void addUsers(Path folder) throws IOException {
    for (Realm.RealmUser user : realm.users()) {
      Path password = folder.resolve("password");
      Files.writeString(password, "AS_ADMIN_USERPASSWORD=" + user.password());
      run(
          "create-file-user",
          "--passwordfile",
          password.toString(),
          "--authrealmname",
          "file",
          "--groups",
          String.join(":", user.groups()),
          user.name());
    }
  }

  private void run(String... words) throws IOException {
    commandsRun++;
    process().tell("run " + String.join("\t", words));
    String done = "ran " + commandsRun + ": ";
    awaitLine(done);
    if (!log().contains(done + "SUCCESS")) {
      throw new IOException(words[0] + " failed:\n" + String.join("\n", log()));
    }
  }

  private void awaitLine(String start) {
    await("Payara says " + start)
        .atMost(Duration.ofMinutes(1))
        .until(() -> !isAlive() || log().stream().anyMatch(line -> line.startsWith(start)));
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
