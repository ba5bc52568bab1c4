package org.hiroba.jdbc.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds a connection with its prepared statements, each prepared once. For one thread at a time.
 */
public final class SqlSession implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  private final @Nullable TimeLimit limit;
  private final int queryTimeoutSeconds;

  /** Makes a session whose statements may take as long as they like. */
  public SqlSession(Connection connection) {
    this(connection, null, 0);
  }

  /** Makes a session of SQLite that has a time limit. */
  public SqlSession(Connection connection, TimeLimit limit) {
    this(connection, limit, 0);
  }

  /** Makes a session of which the driver ends each statement after a time; 0 for never. */
  public SqlSession(Connection connection, int queryTimeoutSeconds) {
    this(connection, null, queryTimeoutSeconds);
  }

  private SqlSession(Connection connection, @Nullable TimeLimit limit, int queryTimeoutSeconds) {
    this.connection = connection;
    this.limit = limit;
    this.queryTimeoutSeconds = queryTimeoutSeconds;
  }

  /** From now on until the next call the session may work for this long, if it knows limits. */
  public void within(Duration atMost) {
    if (limit != null) {
      limit.begin(atMost);
    }
  }

  public Connection connection() {
    return connection;
  }

  /** Returns the statement, whose result must be read before it is asked for again. */
  public PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      if (queryTimeoutSeconds > 0) {
        known.setQueryTimeout(queryTimeoutSeconds);
      }
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
      SQLException first = null;
      for (PreparedStatement statement : prepared.values()) {
        try {
          statement.close();
        } catch (SQLException e) {
          first = first == null ? e : first;
        }
      }
      if (first != null) {
        throw first;
      }
    }
  }
}
