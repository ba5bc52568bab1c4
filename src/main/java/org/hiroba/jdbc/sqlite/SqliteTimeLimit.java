package org.hiroba.jdbc.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.hiroba.jdbc.sql.TimeLimit;
import org.sqlite.ProgressHandler;

/**
 * Ends what a SQLite connection does when it takes too long: SQLite asks every few microseconds
 * whether to go on. What is cut fails with {@code SQLITE_INTERRUPT}; the connection stays good. For
 * one thread at a time.
 *
 * <p>JDBC's own {@code setQueryTimeout} bounds how long this driver waits for locks, no more.
 */
final class SqliteTimeLimit extends ProgressHandler implements TimeLimit {
  /** After so many steps of SQLite's machine it asks. */
  private static final int STEPS = 4_000;

  private boolean limited;
  private long start;
  private long nanos;

  private SqliteTimeLimit() {}

  /** Makes a limit for a connection, which may do what it likes until {@link #begin}. */
  static SqliteTimeLimit on(Connection connection) throws SQLException {
    SqliteTimeLimit limit = new SqliteTimeLimit();
    setHandler(connection, STEPS, limit);
    return limit;
  }

  @Override
  public void begin(Duration atMost) {
    start = System.nanoTime();
    nanos = atMost.toNanos();
    limited = true;
  }

  @Override
  protected int progress() {
    return limited && System.nanoTime() - start > nanos ? 1 : 0;
  }
}
