package org.hiroba.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.hiroba.backup.BackupTally;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.health.HandWatchdog;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.HealthStatus;
import org.hiroba.jdbc.DatabaseStore;
import org.hiroba.jdbc.Databases;
import org.hiroba.jdbc.copy.DatabaseSnapshot;
import org.hiroba.jdbc.sql.LongRead;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.log.StorageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers may do to SQLite: take time, and keep its log from being emptied. */
class SqliteReadersTest {
  /** Counts for longer than any test waits. */
  private static final String ENDLESS =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n";

  private static final SqliteCheckpoints.Sizes SMALL =
      new SqliteCheckpoints.Sizes(64 << 10, 128 << 10, 512 << 10);

  @TempDir Path home;
  private Path file;

  @BeforeEach
  void makeADatabase() {
    DatabaseStore.open(DatabaseSettings.defaults(), home).close();
    file = home.resolve(Databases.FILE);
  }

  @Test
  void endsAReaderThatTakesTooLongAndServesTheNextOne() throws SQLException {
    try (SqliteConnections connections = SqliteConnections.open(file)) {
      assertThatThrownBy(
              () ->
                  connections.readWithin(
                      Duration.ofMillis(20), "count for ever", session -> first(session, ENDLESS)))
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith("Cannot count for ever: it took longer");
      // It was the question that was bad, not the database.
      assertThat(connections.trouble()).isEmpty();
      assertThat(connections.<Long>read("count", session -> first(session, "SELECT 7")))
          .isEqualTo(7);
    }
  }

  @Test
  void saysWhyAQuestionFailedAndNotHowItsEndDid() throws SQLException {
    try (SqliteConnections connections = SqliteConnections.open(file)) {
      assertThatThrownBy(
              () ->
                  connections.readOneMoment(
                      "fail",
                      session -> {
                        session.connection().close();
                        throw new SQLException("the first reason");
                      }))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("the first reason")
          .satisfies(failure -> assertThat(failure.getCause().getSuppressed()).isNotEmpty());
    }
  }

  @Test
  void tellsOfALogThatAReaderKeepsFromBeingEmptiedAndEmptiesItAfterwards() throws Exception {
    try (SqliteConnections connections = SqliteConnections.open(file, false, SMALL)) {
      HealthCheck growth = connections.advisoryChecks().get(0);
      Path wal = home.resolve("hiroba.db-wal");
      try (Connection reader = SqliteConnections.connect(file, true, 256);
          Statement statement = reader.createStatement()) {
        statement.execute("BEGIN");
        try (ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM event")) {
          assertThat(row.next()).isTrue();
        }
        writeUntil(connections, wal, SMALL.warn() + (128 << 10));
        await().until(() -> growth.check().status() == HealthStatus.DOWN);
        assertThat(growth.name()).isEqualTo("database-log");
        assertThat(growth.check().data().get("error"))
            .asString()
            .contains(wal.toString())
            .contains("End backups");
        assertThat((Long) growth.check().data().get("bytes")).isGreaterThan(SMALL.warn());
        // What holds the log does not hold who writes.
        write(connections);
      }
      // Nobody need write for it to be tried again.
      await().atMost(30, TimeUnit.SECONDS).until(() -> growth.check().status() == HealthStatus.UP);
      assertThat(Files.size(wal)).isLessThan(SMALL.warn());
      assertThat(HandWatchdog.check(connections.threads().get(0)).status())
          .isEqualTo(HealthStatus.UP);
    }
  }

  @Test
  void warnsOfAGrownLogOnceAMinute() {
    long[] now = {0};
    SqliteLogGrowth growth =
        new SqliteLogGrowth("database-log", home.resolve("x-wal"), 1_000, () -> now[0]);
    assertThat(growth.note(1_000)).isFalse();
    assertThat(growth.note(1_001)).isTrue();
    assertThat(growth.note(2_000)).isFalse();
    now[0] += Duration.ofSeconds(59).toNanos();
    assertThat(growth.note(3_000)).isFalse();
    now[0] += Duration.ofSeconds(1).toNanos();
    assertThat(growth.note(4_000)).isTrue();
    assertThat(growth.check().status()).isEqualTo(HealthStatus.DOWN);
    growth.note(10);
    assertThat(growth.check().status()).isEqualTo(HealthStatus.UP);
  }

  @Test
  void endsAReaderThatTakesTooLong() throws SQLException {
    try (Connection connection = SqliteConnections.connect(file, false, 1024);
        Statement statement = connection.createStatement()) {
      // Enough rows for SQLite to ask whether it may go on.
      statement.execute(
          "CREATE TABLE many AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
              + " WHERE i < 50000) SELECT i FROM n");
    }
    try (LongRead reading = SqliteLongRead.begin(file, Duration.ZERO);
        DatabaseSnapshot snapshot = new DatabaseSnapshot(reading, SqliteDialect.SQLITE)) {
      assertThatThrownBy(() -> BackupTally.of(snapshot))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("it took longer than");
    }
  }

  private static void writeUntil(SqliteConnections connections, Path wal, long bytes)
      throws Exception {
    while (Files.size(wal) < bytes) {
      write(connections);
    }
  }

  private static void write(SqliteConnections connections) throws SQLException {
    SqlSession session = connections.beginWriting();
    try (Statement statement = session.connection().createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS filler (bytes BLOB)");
      statement.execute("INSERT INTO filler VALUES (randomblob(20000))");
      session.connection().commit();
    } finally {
      connections.endWriting(session, false);
    }
  }

  private static long first(SqlSession session, String sql) throws SQLException {
    try (ResultSet row = session.prepare(sql).executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
