package org.hiroba.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.hiroba.jdbc.sql.UnpooledSource;

/**
 * Lends connections to somebody who may forget them when one of them throws what JDBC does not
 * know, as migrations do, and closes those at the end. For one thread.
 */
final class BorrowedOnce implements AutoCloseable {
  private static final Logger LOG = System.getLogger(BorrowedOnce.class.getName());

  private final DataSource source;
  private final List<Connection> lent = new ArrayList<>();

  BorrowedOnce(DataSource source) {
    this.source = source;
  }

  /** Returns what lends. */
  DataSource source() {
    return new UnpooledSource(this::lend);
  }

  private Connection lend() throws SQLException {
    Connection connection = source.getConnection();
    lent.add(connection);
    return connection;
  }

  /** Closes what was not; a second time is nothing to a connection. */
  @Override
  public void close() {
    for (Connection connection : lent) {
      try {
        connection.close();
      } catch (SQLException | RuntimeException | LinkageError e) {
        LOG.log(Level.DEBUG, "A connection did not go back to its pool", e);
      }
    }
    lent.clear();
  }
}
