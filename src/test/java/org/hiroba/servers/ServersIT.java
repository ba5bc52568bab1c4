package org.hiroba.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.blackbox.Http;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Deploys the unmodified WAR on each server of {@code -Dservers=…}, runs the black-box tests there,
 * redeploys it once and looks at what it left behind.
 */
@Tag("servers")
class ServersIT {
  private static final Set<String> WITH_DATA_SOURCE =
      Set.of("tomcat10", "tomcat11", "wildfly", "payara7");

  /** Tomcat and Payara have no deadline but for the next byte; no thread of theirs waits for it. */
  private static final String ENDS_DRIPPING_HEADERS = "wildfly";

  private static final Pattern SENDER = Pattern.compile("messages leave by ([^]|]+)");
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;

  static Stream<String> servers() {
    return Stream.of(System.getProperty("servers", "tomcat11").split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("servers")
  void runsTheUnmodifiedWar(String name) throws IOException {
    Path war = HirobaProcess.war();
    try (AppServer server = AppServers.forTests(name, Optional.empty())) {
      try {
        URI base = server.start();
        server.deploy(war);
        AppServers.awaitStatus(server, base, OK);
        staysOnLoopback(server);
        wantsAPasswordOfAdministrators(server);
        SlowHeaders.areEnded(base, name.equalsIgnoreCase(ENDS_DRIPPING_HEADERS));
        KeptThings kept = KeptThings.leave(base);
        runBlackBoxTests(name, base);
        server.undeploy();
        AppServers.awaitStatus(server, base, NOT_FOUND);
        server.deploy(war);
        AppServers.awaitStatus(server, base, OK);
        kept.find(base);
      } catch (IOException | RuntimeException | AssertionError e) {
        throw AppServers.failure(name, server, e);
      }
      server.stop();
      assertThat(server.log().stream().filter(ServersIT::isLeak)).isEmpty();
      assertThat(senders(server)).contains(sender(name));
    }
  }

  private static void staysOnLoopback(AppServer server) throws IOException {
    if (Listeners.areKnown()) {
      assertThat(Listeners.of(server.pid()))
          .isNotEmpty()
          .allMatch(listener -> listener.getAddress().isLoopbackAddress());
    }
  }

  /** That it does not answer on the chat's listener is a black-box test. */
  private static void wantsAPasswordOfAdministrators(AppServer server) {
    for (URI administration : server.administration()) {
      Http http = new Http(administration);
      assertThat(http.get("").statusCode()).as("%s", administration).isEqualTo(UNAUTHORIZED);
      // As a user without a password, which is what Payara comes with.
      assertThat(http.get("", "Authorization", "Basic YWRtaW46").statusCode())
          .as("%s as admin without a password", administration)
          .isEqualTo(UNAUTHORIZED);
    }
  }

  /** Those that say what an application left behind. */
  static Stream<String> serversThatLookForLeaks() {
    return servers().filter(name -> name.toLowerCase(Locale.ROOT).startsWith("tomcat"));
  }

  /** SQLite's driver is loaded, and registered, by the time its file turns out to be none. */
  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("serversThatLookForLeaks")
  void leavesNothingBehindWhenItRefusesToStart(String name, @TempDir Path home) throws IOException {
    Files.writeString(home.resolve("hiroba.db"), "This is no database. ".repeat(100));
    try (AppServer server = AppServers.forTests(name, Optional.empty(), "-Dhiroba.home=" + home)) {
      server.start();
      server.deploy(HirobaProcess.war());
      awaitLine(server, "Hiroba does not start");
      awaitLine(server, "has finished in");
      server.undeploy();
      awaitLine(server, "Undeploying context [/hiroba]");
      server.stop();
      assertThat(server.log()).noneMatch(ServersIT::isLeak);
    }
  }

  private static void awaitLine(AppServer server, String part) {
    await(part)
        .atMost(Duration.ofMinutes(1))
        .until(() -> server.log().stream().anyMatch(line -> line.contains(part)));
  }

  /** Those that take a key store of ours: Payara Embedded looks into its jar. */
  static Stream<String> serversWithTls() {
    return servers().filter(name -> !name.equalsIgnoreCase("payara6"));
  }

  /** On a server of its own: what it logs was then said of encrypted connections. */
  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("serversWithTls")
  void sendsOverTls(String name, @TempDir Path folder) throws IOException {
    Tls tls = Tls.make(folder);
    try (AppServer server =
        AppServers.forTests(name, Optional.empty(), "-Dhiroba.limits.posts-per-second=0")) {
      try {
        URI base = server.start(tls);
        server.deploy(HirobaProcess.war());
        AppServers.awaitStatus(server, base, OK);
        new TlsTalk(tls).hold();
        assertThat(senders(server)).containsExactly(senderOverTls(name));
      } catch (IOException | RuntimeException | AssertionError e) {
        throw AppServers.failure(name, server, e);
      }
    }
  }

  /** Returns what the log says of the ways that messages took. */
  private static List<String> senders(AppServer server) throws IOException {
    return server.log().stream()
        .map(SENDER::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .toList();
  }

  /** Those on which a DataSource is configured for the test, as the README says. */
  static Stream<String> serversWithDataSource() {
    return servers().filter(name -> WITH_DATA_SOURCE.contains(name.toLowerCase(Locale.ROOT)));
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("serversWithDataSource")
  void usesTheDataSourceOfTheServer(String name) throws IOException {
    Path war = HirobaProcess.war();
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
        AppServer server =
            AppServers.forTests(name, Optional.of(postgres.getJdbcUrl("postgres", "postgres")))) {
      try {
        URI base = server.start();
        server.deploy(war);
        AppServers.awaitStatus(server, base, OK);
        assertThat(server.log())
            .anyMatch(
                line ->
                    line.contains("Database: PostgreSQL, because the server has the DataSource"));
        KeptThings kept = KeptThings.leave(base);
        runBlackBoxTests(name, base);
        server.undeploy();
        AppServers.awaitStatus(server, base, NOT_FOUND);
        server.deploy(war);
        AppServers.awaitStatus(server, base, OK);
        kept.find(base);
        assertThat(messages(postgres)).isPositive();
      } catch (IOException | RuntimeException | AssertionError e) {
        throw AppServers.failure(name, server, e);
      }
      server.stop();
      // Tomcat's driver lies beside it, and the WAR has another one.
      assertThat(server.log().stream().filter(ServersIT::isLeak)).isEmpty();
    }
  }

  private static long messages(EmbeddedPostgres postgres) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM event")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError("The messages are not in PostgreSQL", e);
    }
  }

  /** Names the cheapest public way of the server to send; the black-box tests have used it. */
  private static String sender(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "wildfly" -> "Undertow's socket, encoded once";
      case "payara6", "payara7" -> "Grizzly's connection, encoded once";
      default -> "Tomcat's socket, encoded once";
    };
  }

  /** As {@link #sender}, but on Undertow only its own threads may write through TLS. */
  private static String senderOverTls(String name) {
    return name.equalsIgnoreCase("wildfly") ? "Undertow's channel" : sender(name);
  }

  private static void runBlackBoxTests(String name, URI base) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectPackage("org.hiroba.blackbox"))
            .filters(
                includeClassNamePatterns(
                    System.getProperty("hiroba.tests.blackbox", ".*BlackBoxIT")))
            .configurationParameter("hiroba.tests.url", base.toString())
            .configurationParameter("hiroba.tests.server", name)
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    TestExecutionSummary summary = listener.getSummary();
    if (summary.getTestsFoundCount() == 0 || !summary.getFailures().isEmpty()) {
      StringWriter text = new StringWriter();
      summary.printTo(new PrintWriter(text));
      summary.printFailuresTo(new PrintWriter(text, true), 10);
      throw new AssertionError("black-box tests:\n" + text);
    }
  }

  /**
   * What Tomcat says of threads, timers and drivers that outlive the web application. Weld leaves
   * its thread-locals on request threads; Tomcat knows, and renews those threads.
   */
  private static boolean isLeak(String line) {
    return line.contains("failed to stop it")
        || (line.contains("forcibly unregistered") && !line.contains("application [unknown]"))
        || (line.contains("created a ThreadLocal") && !line.contains("org.jboss.weld."));
  }
}
