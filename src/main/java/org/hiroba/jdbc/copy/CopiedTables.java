package org.hiroba.jdbc.copy;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Knows which tables of a database are Hiroba's, and which of them a backup has. Stateless. */
public final class CopiedTables {
  /** Where the migrations that were made are written down. */
  public static final String HISTORY = "hiroba_schema_history";

  /**
   * Not in a backup: what migrations make anew; what the command line asks of a server that runs;
   * mails that wait, which would be sent a second time; words, which are made of the log.
   */
  private static final Set<String> LEFT_OUT =
      Set.of(
          HISTORY, "probe", "admin_inbox", "mail", "search_doc", "search_progress", "file_piece");

  private CopiedTables() {}

  /** Returns the tables of the database's own schema, those of others too, in their order. */
  public static Set<String> all(Connection connection) throws SQLException {
    Set<String> names = new TreeSet<>();
    String schema = connection.getSchema();
    DatabaseMetaData metaData = connection.getMetaData();
    try (ResultSet row = metaData.getTables(null, schema, "%", new String[] {"TABLE"})) {
      while (row.next()) {
        String name = row.getString("TABLE_NAME");
        // What is asked for is a pattern, in which an underscore is any character.
        if (Objects.equals(schema, row.getString("TABLE_SCHEM")) && !name.startsWith("sqlite_")) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** Returns the tables that a backup has. */
  static List<String> copied(Connection connection) throws SQLException {
    Set<String> names = all(connection);
    if (!names.contains(HISTORY)) {
      throw new SQLException("it is no database of Hiroba");
    }
    List<String> copied = new ArrayList<>(names);
    copied.removeAll(LEFT_OUT);
    return copied;
  }

  /** Returns the version to which the migrations have brought the tables. */
  static int schema(Connection connection) throws SQLException {
    int highest = 0;
    try (var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT version FROM " + HISTORY + " WHERE version IS NOT NULL")) {
      while (row.next()) {
        highest = Math.max(highest, number(row.getString(1)));
      }
    }
    return highest;
  }

  private static int number(String version) throws SQLException {
    try {
      return Integer.parseInt(version);
    } catch (NumberFormatException e) {
      throw new SQLException("its schema has the version " + version + ", which is no number", e);
    }
  }

  static String quoted(String name) {
    return '"' + name + '"';
  }
}
