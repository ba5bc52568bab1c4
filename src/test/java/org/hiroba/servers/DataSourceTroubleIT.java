package org.hiroba.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.blackbox.Http;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server's DataSource that takes no writes, or lends one connection only. */
@Tag("nightly")
class DataSourceTroubleIT {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  static Stream<String> servers() {
    return ServersIT.serversWithDataSource();
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("servers")
  void isNotReadyWhileTheDatabaseIsReadOnlyAndReadyAgainByItself(String name) throws IOException {
    try (EmbeddedPostgres postgres = postgres();
        AppServer server = server(name, postgres)) {
      try {
        URI base = server.start();
        server.deploy(HirobaProcess.war());
        AppServers.awaitStatus(server, base, OK);
        Http http = new Http(base);
        assertThat(http.get("-/ready").statusCode()).isEqualTo(OK);
        setReadOnly(postgres, true);
        awaitReady(http, UNAVAILABLE);
        assertThat(http.get("-/ready").body())
            .contains("\"database-write\"")
            .contains("read-only transaction");
        assertThat(http.get("-/live").statusCode()).as("no restart helps").isEqualTo(OK);
        setReadOnly(postgres, false);
        awaitReady(http, OK);
        startsWhenItCan(postgres, server, base);
        awaitReady(http, OK);
        Guest.signIn(base, Guest.unique("Writer"));
      } catch (IOException | SQLException | RuntimeException | AssertionError e) {
        throw AppServers.failure(name, server, e);
      }
    }
  }

  /** As a server does that starts while a standby takes over from its database. */
  private static void startsWhenItCan(EmbeddedPostgres postgres, AppServer server, URI base)
      throws IOException, SQLException {
    server.undeploy();
    AppServers.awaitStatus(server, base, NOT_FOUND);
    setReadOnly(postgres, true);
    Thread mending = new Thread(() -> mendOnceItWaits(postgres, server), "mending");
    mending.start();
    // Payara's command returns when the application has started.
    server.deploy(HirobaProcess.war());
    AppServers.awaitStatus(server, base, OK);
    assertThat(server.log()).anyMatch(DataSourceTroubleIT::isWaiting);
  }

  private static void mendOnceItWaits(EmbeddedPostgres postgres, AppServer server) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> server.log().stream().anyMatch(DataSourceTroubleIT::isWaiting));
    try {
      setReadOnly(postgres, false);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isWaiting(String line) {
    return line.contains("PostgreSQL takes no writes") && line.contains("Trying again for up to");
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("servers")
  void saysHowManyConnectionsAreNeededWhenThePoolHasOne(String name) throws IOException {
    try (EmbeddedPostgres postgres = postgres();
        AppServer server = server(name, postgres, "-Dhiroba.tests.pool=1")) {
      server.start();
      try {
        server.deploy(HirobaProcess.war());
      } catch (IOException e) {
        // Payara's command says that it failed.
      }
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(
              () ->
                  assertThat(server.log())
                      .anyMatch(
                          line ->
                              line.contains("Hiroba does not start")
                                  && line.contains("At least 2 connections are needed")));
    }
  }

  private static void awaitReady(Http http, int status) {
    await("-/ready is " + status)
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              HttpResponse<String> ready = http.get("-/ready");
              return ready.statusCode() == status;
            });
  }

  private static EmbeddedPostgres postgres() throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static AppServer server(String name, EmbeddedPostgres postgres, String... options)
      throws IOException {
    return AppServers.forTests(
        name, Optional.of(postgres.getJdbcUrl("postgres", "postgres")), options);
  }

  /** As an operator does it, and as a failover to a standby looks: connections end. */
  private static void setReadOnly(EmbeddedPostgres postgres, boolean readOnly) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE");
      statement.execute("ALTER DATABASE postgres SET default_transaction_read_only = " + readOnly);
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = 'postgres' AND pid <> pg_backend_pid()");
    }
  }
}
