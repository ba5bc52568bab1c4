package org.hiroba.jdbc.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Holds a connection with its prepared statements, each prepared once. For one thread at a time.
 */
public final class SqlSession implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  /** Makes one. */
  public SqlSession(Connection connection) {
    this.connection = connection;
  }

  public Connection connection() {
    return connection;
  }

  /** Returns the statement, whose result must be read before it is asked for again. */
  public PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      prepared.put(sql, known);
    }
    return known;
  }

  /** Returns the statement, ready to take its parameters in their order. */
  public Params with(String sql) throws SQLException {
    return new Params(prepare(sql));
  }

  @Override
  public void close() throws SQLException {
    // Some pools hand a connection on with its statements still open.
    try (connection) {
      for (PreparedStatement statement : prepared.values()) {
        statement.close();
      }
    }
  }
}
