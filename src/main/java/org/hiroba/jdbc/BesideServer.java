package org.hiroba.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.Dialect;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.log.StorageException;

/**
 * Holds one connection to a database that a server has open, each statement a transaction of its
 * own. For one thread.
 */
public final class BesideServer implements AutoCloseable {
  private final SqlSession session;
  private final Dialect dialect;
  private final AutoCloseable end;

  private BesideServer(SqlSession session, Dialect dialect, AutoCloseable end) {
    this.session = session;
    this.dialect = dialect;
    this.end = end;
  }

  static BesideServer of(Connection connection, Dialect dialect) {
    SqlSession session = new SqlSession(connection);
    return new BesideServer(session, dialect, session);
  }

  static BesideServer of(Connections connections) {
    try {
      return new BesideServer(connections.borrow(), connections.dialect(), connections);
    } catch (SQLException e) {
      connections.close();
      throw connections.failure("reach the database", e);
    }
  }

  /** Returns the connection's statements. */
  public SqlSession session() {
    return session;
  }

  /** Returns how the database speaks. */
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public void close() {
    try {
      end.close();
    } catch (Exception e) {
      throw new StorageException("The database did not close cleanly: " + e.getMessage(), e);
    }
  }
}
