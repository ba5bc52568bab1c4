package org.hiroba.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.log.StorageException;

/**
 * Holds one connection to a database that a server has open, each statement a transaction of its
 * own. For one thread.
 */
public final class BesideServer implements AutoCloseable {
  private final SqlSession session;
  private final AutoCloseable end;

  private BesideServer(SqlSession session, AutoCloseable end) {
    this.session = session;
    this.end = end;
  }

  static BesideServer of(Connection connection) {
    SqlSession session = new SqlSession(connection);
    return new BesideServer(session, session);
  }

  static BesideServer of(Connections connections) {
    try {
      return new BesideServer(connections.borrow(), connections);
    } catch (SQLException e) {
      connections.close();
      throw connections.failure("reach the database", e);
    }
  }

  /** Returns the connection's statements. */
  public SqlSession session() {
    return session;
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
