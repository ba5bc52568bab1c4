package org.hiroba.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hiroba.blackbox.FreePorts;

/**
 * Payara Server 7 with a domain that listens on loopback only, made and used by the commands that
 * the README has.
 */
final class PayaraServer extends ProcessServer {
  static final int LOWEST_JDK = 21;
  static final int HIGHEST_JDK = 25;
  private static final String NAME = "payara7";
  private static final int UNAUTHORIZED = 401;
  private static final String ADMINISTRATOR = "admin";

  /** It has no password until it gets one. */
  private static final String PASSWORD = "long-enough-for-a-test";

  private final Path jdk;
  private final Optional<URI> database;
  private final List<String> options;
  private final Realm realm;
  private Path glassfish = Path.of("");
  private Path domains = Path.of("");
  private int adminPort;

  /**
   * Makes one that does not run yet.
   *
   * @param databaseUrl a PostgreSQL that the server shall have as DataSource
   * @param options of its JVM
   * @param realm whom it lets in
   */
  PayaraServer(Path jdk, Optional<String> databaseUrl, List<String> options, Realm realm) {
    this.realm = realm;
    this.jdk = jdk;
    database = databaseUrl.map(url -> URI.create(url.substring("jdbc:".length())));
    List<String> all = new ArrayList<>(options);
    database.ifPresent(url -> all.addAll(properties(url)));
    this.options = List.copyOf(all);
  }

  /** As {@code asadmin create-jvm-options} would set them. */
  private static List<String> properties(URI database) {
    return List.of(
        "-Dpayara.database.host=" + database.getHost(),
        "-Dpayara.database.port=" + database.getPort(),
        "-Dpayara.database.name=" + database.getPath().substring(1),
        "-Dpayara.database.user=postgres",
        "-Dpayara.database.password=postgres");
  }

  @Override
  void start(int port, Optional<Tls> tls) throws IOException {
    glassfish = Folders.unpacked(NAME).resolve("glassfish");
    domains = Folders.fresh(database.isPresent() ? NAME + "-datasource" : NAME);
    adminPort = FreePorts.take();
    Path domain = domains.resolve("domain1");
    Folders.copy(glassfish.resolve("domains/domain1"), domain);
    Path config = domain.resolve("config/domain.xml");
    try (InputStream original =
        Files.newInputStream(glassfish.resolve("domains/domain1/config/domain.xml"))) {
      PayaraDomain.write(
          original,
          config,
          new PayaraDomain.Ports(port, tls.map(Tls::port), Optional.of(adminPort)));
    }
    if (tls.isPresent()) {
      tls.get()
          .putInto(
              domain.resolve("config/keystore.p12"),
              PayaraDomain.CERTIFICATE,
              PayaraDomain.MASTER_PASSWORD);
    }
    if (Folders.isAsked(options, "payara")) {
      trustMailServer(domain.resolve("config/cacerts.p12"));
    }
    if (database.isPresent()) {
      // Where asadmin add-library puts it.
      Files.copy(Folders.postgresDriver(), domain.resolve("lib/postgresql.jar"));
    }
    changePassword();
    run(domain);
    if (database.isPresent()) {
      Path commands =
          Folders.putPool("payara/postgresql.txt", domains.resolve("postgresql.txt"), options);
      administer("multimode", "--file", commands.toString());
    }
    configureRealm(domain);
    if (tls.isPresent() && tls.get().peopleCa().isPresent()) {
      tls.get().putPeopleCaInto(domain.resolve("config/cacerts.p12"), PayaraDomain.MASTER_PASSWORD);
      administer("multimode", "--file", Folders.config("payara/certificates.txt").toString());
      stop();
      run(domain);
    }
  }

  private void run(Path domain) throws IOException {
    ServerProcess started = ServerProcess.java(jdk, domain.resolve("config"), options, arguments());
    runs(started);
    // It waits for passwords there until the input ends.
    started.endInput();
  }

  /** What it trusts stands in its domain, whatever the options of its JVM say. */
  private void trustMailServer(Path trusted) throws IOException {
    String option = "-Djavax.net.ssl.trustStore=";
    Path ours =
        options.stream()
            .filter(one -> one.startsWith(option))
            .map(one -> Path.of(one.substring(option.length())))
            .findFirst()
            .orElseThrow();
    try {
      KeyStore mails = KeyStore.getInstance(ours.toFile(), "secret".toCharArray());
      KeyStore all =
          KeyStore.getInstance(trusted.toFile(), PayaraDomain.MASTER_PASSWORD.toCharArray());
      all.setCertificateEntry("mail", mails.getCertificate("mail"));
      try (OutputStream out = Files.newOutputStream(trusted)) {
        all.store(out, PayaraDomain.MASTER_PASSWORD.toCharArray());
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private void configureRealm(Path domain) throws IOException {
    for (Realm.RealmUser user : realm.users()) {
      awaitAdministration();
      asadmin(
          passwords("AS_ADMIN_PASSWORD=" + PASSWORD, "AS_ADMIN_USERPASSWORD=" + user.password()),
          "create-file-user",
          "--authrealmname",
          "file",
          "--groups",
          String.join(":", user.groups()),
          user.name());
    }
    if (Folders.isAsked(options, "payara")) {
      administer("multimode", "--file", Folders.config("payara/mail.txt").toString());
    }
    if (realm.kind() == Realm.Kind.LDAP) {
      administer("multimode", "--file", Folders.config("payara/realm-ldap.txt").toString());
      stop();
      run(domain);
    }
  }

  private void changePassword() throws IOException {
    asadmin(
        passwords("AS_ADMIN_PASSWORD=", "AS_ADMIN_NEWPASSWORD=" + PASSWORD),
        "change-admin-password",
        "--domaindir",
        domains.toString(),
        "--domain_name",
        "domain1");
  }

  /** Runs a command of Payara's and returns what it printed. */
  private List<String> asadmin(Path passwords, String... command) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                jdk.resolve("bin/java").toString(),
                "-jar",
                glassfish.resolve("lib/client/appserver-cli.jar").toString(),
                "--user",
                ADMINISTRATOR,
                "--passwordfile",
                passwords.toString(),
                "--port",
                Integer.toString(adminPort)));
    all.addAll(List.of(command));
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    process.getOutputStream().close();
    List<String> printed;
    try (var reader = process.inputReader()) {
      printed = reader.lines().toList();
    }
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("asadmin " + command[0] + " said:\n" + String.join("\n", printed));
    }
    return printed;
  }

  private Path passwords(String... lines) throws IOException {
    return Files.write(domains.resolve("passwords"), List.of(lines));
  }

  /**
   * Asks Payara's own command for the arguments instead of letting it start the server, which would
   * then be nobody's child.
   */
  private List<String> arguments() throws IOException {
    List<String> printed =
        asadmin(
            passwords("AS_ADMIN_PASSWORD=" + PASSWORD),
            "start-domain",
            "--domaindir",
            domains.toString(),
            "--dry-run",
            "domain1");
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
    deploy(war, "/hiroba");
  }

  @Override
  public void deploy(Path war, String contextPath) throws IOException {
    String root = contextPath.isEmpty() ? "/" : contextPath;
    administer("deploy", "--name", "hiroba", "--contextroot", root, war.toString());
  }

  @Override
  public void undeploy() throws IOException {
    administer("undeploy", "hiroba");
  }

  private void administer(String... command) throws IOException {
    awaitAdministration();
    asadmin(passwords("AS_ADMIN_PASSWORD=" + PASSWORD), command);
  }

  /** The listener answers 503 for a moment while the server starts. */
  private void awaitAdministration() throws IOException {
    AppServers.awaitStatus(this, administration().get(0), UNAUTHORIZED);
  }

  @Override
  public List<URI> administration() {
    return List.of(URI.create("http://127.0.0.1:" + adminPort + "/management/"));
  }
}
