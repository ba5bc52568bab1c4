package org.hiroba.jdbc.sql;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;

/**
 * Holds a session whose reads all see the moment at which it was lent, for longer than any question
 * may take. For one thread. Kept open, it keeps SQLite from emptying its log and PostgreSQL from
 * reusing space.
 */
public final class LongRead implements AutoCloseable {
  private static final Logger LOG = System.getLogger(LongRead.class.getName());

  private final SqlSession session;
  private final Ending ending;

  /** Gives the session back. */
  @FunctionalInterface
  public interface Ending {
    /** Ends the transaction, which wrote nothing. */
    void end() throws SQLException;
  }

  /** Makes one of a session whose transaction has begun. */
  public LongRead(SqlSession session, Ending ending) {
    this.session = session;
    this.ending = ending;
  }

  /** Returns the session. */
  public SqlSession session() {
    return session;
  }

  @Override
  public void close() {
    try {
      ending.end();
    } catch (SQLException | RuntimeException e) {
      // What was read was read.
      LOG.log(Level.DEBUG, "A connection that read for long did not close", e);
    }
  }
}
