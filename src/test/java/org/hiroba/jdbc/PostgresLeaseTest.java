package org.hiroba.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.health.HealthStatus;
import org.hiroba.jdbc.postgres.PostgresDatabase;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.log.StorageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is the only server on a database, by PostgreSQL's clock. */
@Timeout(60)
class PostgresLeaseTest {
  private static final Tenant ANN = new Tenant("ann@one", "home folder /srv/ann on one, process 1");
  private static final Tenant BOB = new Tenant("bob@two", "home folder /srv/bob on two, process 2");

  /** Renewed so often that a second is enough to see it. */
  private static final DatabaseLease.Pace LIVELY = pace(20_000, 50);

  /** As one that died leaves it. */
  private static final DatabaseLease.Pace DEAD = pace(700, 3_600_000);

  private static final DatabaseLease.Pace DEAD_FOR_LONG = pace(30_000, 3_600_000);

  @TempDir Path folder;
  private final List<DatabaseLease> open = new ArrayList<>();
  private Connections connections;

  private static DatabaseLease.Pace pace(long lasts, long renewed) {
    return new DatabaseLease.Pace(
        Duration.ofMillis(lasts), Duration.ofMillis(renewed), Duration.ofMillis(20));
  }

  @BeforeEach
  void makeTables() {
    PostgresStores.open(folder).close();
    connections = connect();
  }

  private Connections connect() {
    DatabaseSettings settings = PostgresStores.settings(folder);
    return PostgresDatabase.ofUrl(
            settings.url().orElseThrow(), settings.user(), settings.password())
        .connections();
  }

  @AfterEach
  void closeAll() {
    open.forEach(DatabaseLease::close);
    connections.close();
  }

  private DatabaseLease begin(Tenant tenant, DatabaseLease.Pace pace) {
    DatabaseLease lease = DatabaseLease.begin(connections, tenant, pace);
    open.add(lease);
    return lease;
  }

  @Test
  void refusesAnotherHomeInOneLineThatNamesTheFirst() {
    begin(ANN, LIVELY);
    assertThatThrownBy(() -> begin(BOB, LIVELY))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(ANN.described())
        .hasMessageContaining("Stop that one")
        .message()
        .hasLineCount(1);
  }

  @Test
  void isFreeAtOnceWhenItIsGivenBack() {
    begin(ANN, DEAD_FOR_LONG).close();
    long began = System.nanoTime();
    begin(BOB, LIVELY);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void isFreeOnceItRunsOutWhenItsHolderDied() {
    begin(ANN, DEAD);
    begin(BOB, LIVELY);
    assertThat(lease()).contains(BOB.owner());
  }

  @Test
  void isTakenOverAtOnceByTheSameHomeWhoseProcessDied() {
    begin(ANN, DEAD_FOR_LONG);
    long began = System.nanoTime();
    begin(ANN, LIVELY);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void isRenewedForAsLongAsItsHolderLives() {
    begin(ANN, pace(700, 50));
    String first = lease();
    await().until(() -> !lease().equals(first));
    assertThatThrownBy(() -> begin(BOB, pace(700, 50))).isInstanceOf(StorageException.class);
  }

  @Test
  void tellsOnceWhoLostItAndIsNotTakenBack() {
    DatabaseLease displaced = begin(ANN, LIVELY);
    AtomicInteger told = new AtomicInteger();
    displaced.onLoss(told::incrementAndGet);
    assertThat(displaced.healthCheck().check().status()).isEqualTo(HealthStatus.UP);
    // A copy of its machine: the same home folder, as far as anybody can tell.
    begin(ANN, LIVELY);
    await().until(() -> told.get() == 1);
    assertThat(displaced.healthCheck().check().status()).isEqualTo(HealthStatus.DOWN);
    String taken = lease();
    await().until(() -> !lease().equals(taken));
    assertThat(lease().lines().skip(1)).containsExactlyElementsOf(taken.lines().skip(1).toList());
    displaced.close();
    assertThat(lease()).as("what is another's stays").isNotEmpty();
    assertThat(told).hasValue(1);
  }

  @Test
  void isNobodysBeforeThereAreTablesAndThenTheFirstOnes() {
    Path fresh = folder.resolve("fresh");
    DatabaseSettings settings = PostgresStores.settings(fresh);
    PostgresDatabase postgres =
        PostgresDatabase.ofUrl(settings.url().orElseThrow(), settings.user(), settings.password());
    try (Connections ofBoth = postgres.connections();
        DatabaseLease first = DatabaseLease.begin(ofBoth, ANN, LIVELY);
        DatabaseLease second = DatabaseLease.begin(ofBoth, BOB, LIVELY)) {
      Migrations.migrate(postgres.source(), PostgresDatabase.dialect());
      second.confirm();
      assertThatThrownBy(first::confirm).hasMessageContaining(BOB.described());
    }
  }

  @Test
  void isOnesOnlyWhenManyAskAtTheSameMoment() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(6);
    try {
      List<Callable<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Tenant tenant = new Tenant("home" + i, "home " + i);
        all.add(() -> gets(tenant));
      }
      int got = 0;
      for (Future<Boolean> one : pool.invokeAll(all)) {
        got += one.get() ? 1 : 0;
      }
      assertThat(got).isEqualTo(1);
    } finally {
      pool.shutdownNow();
    }
  }

  private boolean gets(Tenant tenant) {
    try {
      DatabaseLease lease = DatabaseLease.begin(connections, tenant, LIVELY);
      synchronized (open) {
        open.add(lease);
      }
      return true;
    } catch (StorageException e) {
      return false;
    }
  }

  @Test
  void isWaitedForWhileTheDatabaseTakesNoWrites() throws SQLException {
    setReadOnly(true);
    connections.close();
    connections = connect();
    assertThatThrownBy(() -> begin(ANN, LIVELY))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("takes no writes")
        .message()
        .hasLineCount(1);
    AtomicInteger tries = new AtomicInteger();
    StartWait wait =
        new StartWait(Duration.ofMinutes(1), System::nanoTime, nanos -> becomeWritable(tries));
    open.add(wait.until(() -> DatabaseLease.begin(connections, ANN, LIVELY)));
    assertThat(tries.get()).isPositive();
    assertThat(lease()).contains(ANN.owner());
  }

  private void becomeWritable(AtomicInteger tries) {
    tries.incrementAndGet();
    try {
      setReadOnly(false);
      // Sessions that are open keep what they began with.
      end();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void isLookedForAgainAfterAPauseOfItsPace() {
    DatabaseLease first = begin(ANN, DEAD_FOR_LONG);
    List<Long> pauses = new ArrayList<>();
    DatabaseLease second =
        DatabaseLease.begin(
            connections,
            BOB,
            DEAD_FOR_LONG,
            nanos -> {
              pauses.add(nanos);
              if (pauses.size() == 2) {
                first.close();
              }
            });
    open.add(second);
    long look = DEAD_FOR_LONG.looks().toNanos();
    assertThat(pauses).containsExactly(look, look);
  }

  @Test
  void isGivenUpByAStartThatIsInterrupted() {
    begin(ANN, DEAD_FOR_LONG);
    assertThatThrownBy(
            () ->
                DatabaseLease.begin(
                    connections,
                    BOB,
                    DEAD_FOR_LONG,
                    nanos -> {
                      throw new InterruptedException();
                    }))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  /** A migration may take minutes; an answer of every day may not. */
  @Test
  void migratesOverConnectionsThatWaitAsLongAsItTakes() throws SQLException {
    DatabaseSettings settings = PostgresStores.settings(folder);
    PostgresDatabase postgres =
        PostgresDatabase.ofUrl(settings.url().orElseThrow(), settings.user(), settings.password());
    try (Connections all = postgres.connections();
        Connection usual = postgres.source().getConnection();
        Connection patient = postgres.patientSource().getConnection()) {
      assertThat(all).isNotNull();
      assertThat(usual.getNetworkTimeout()).isEqualTo(30_000);
      assertThat(patient.getNetworkTimeout()).isZero();
    }
  }

  @Test
  void isNotWaitedForWhereAnotherServerHasIt() {
    begin(ANN, LIVELY);
    StartWait wait =
        new StartWait(
            Duration.ofMinutes(1),
            System::nanoTime,
            nanos -> {
              throw new AssertionError("it waits");
            });
    assertThatThrownBy(() -> wait.until(() -> DatabaseLease.begin(connections, BOB, LIVELY)))
        .isInstanceOf(DatabaseLease.InUse.class);
  }

  private void setReadOnly(boolean readOnly) throws SQLException {
    execute("ALTER DATABASE " + name() + " SET default_transaction_read_only = " + readOnly);
  }

  private String name() {
    String url = PostgresStores.settings(folder).url().orElseThrow();
    String end = url.substring(url.lastIndexOf('/') + 1);
    return end.contains("?") ? end.substring(0, end.indexOf('?')) : end;
  }

  private void end() throws SQLException {
    execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
            + name()
            + "' AND pid <> pg_backend_pid()");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = PostgresStores.connect(PostgresStores.settings(folder));
        Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE");
      statement.execute(sql);
    }
  }

  /** Returns what stands there; empty when it is nobody's. */
  private String lease() {
    try (Connection connection = PostgresStores.connect(PostgresStores.settings(folder));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT value FROM meta WHERE name = 'lease'")) {
      return row.next() ? row.getString(1) : "";
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
