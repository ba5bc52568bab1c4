package org.hiroba.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.hiroba.jdbc.sql.SearchKeys;
import org.jspecify.annotations.Nullable;

/** Makes the keys anew by which people and rooms are found, when a migration left them stale. */
final class StaleSearchKeys {
  private static final String TAKE = "DELETE FROM meta WHERE name = 'search keys'";
  private static final String STALE = "SELECT 1 FROM meta WHERE name = 'search keys'";
  private static final int BATCH = 1_000;

  private StaleSearchKeys() {}

  private record Row(long no, @Nullable String name, String more) {}

  /**
   * Makes them anew if they are stale, all or none; of several nodes the first does.
   *
   * @throws SQLException the database does not answer
   */
  static void makeAnew(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      if (!areStale(connection)) {
        return;
      }
      boolean before = connection.getAutoCommit();
      connection.setAutoCommit(false);
      boolean done = false;
      try (Statement statement = connection.createStatement()) {
        if (statement.executeUpdate(TAKE) > 0) {
          // A room that was removed keeps none.
          renew(connection, "room", "topic", " AND NOT (archived = 1 AND search_key = '')");
          renew(connection, "account", "display_name", "");
        }
        connection.commit();
        done = true;
      } finally {
        if (!done) {
          connection.rollback();
        }
        connection.setAutoCommit(before);
      }
    }
  }

  /** Looks before anything is locked: once they are made, no start writes. */
  private static boolean areStale(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(STALE)) {
      return row.next();
    }
  }

  private static void renew(Connection connection, String table, String more, String which)
      throws SQLException {
    long last = 0;
    List<Row> rows;
    do {
      rows = rows(connection, table, more, which, last);
      try (PreparedStatement update =
          connection.prepareStatement("UPDATE " + table + " SET search_key = ? WHERE no = ?")) {
        for (Row row : rows) {
          update.setString(1, SearchKeys.of(row.name(), row.more()));
          update.setLong(2, row.no());
          update.addBatch();
          last = row.no();
        }
        update.executeBatch();
      }
    } while (rows.size() == BATCH);
  }

  private static List<Row> rows(
      Connection connection, String table, String more, String which, long after)
      throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT no, name, "
                + more
                + " FROM "
                + table
                + " WHERE no > ?"
                + which
                + " ORDER BY no LIMIT "
                + BATCH)) {
      query.setLong(1, after);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          rows.add(new Row(row.getLong(1), row.getString(2), row.getString(3)));
        }
      }
    }
    return rows;
  }
}
