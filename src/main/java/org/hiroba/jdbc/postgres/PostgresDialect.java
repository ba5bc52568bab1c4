package org.hiroba.jdbc.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.jdbc.sql.Dialect;

/** How PostgreSQL speaks. */
enum PostgresDialect implements Dialect {
  POSTGRESQL;

  /** A number that is given by the database, of a table and its column. */
  private record Numbered(String table, String column) {}

  @Override
  public String migrations() {
    return "org/hiroba/jdbc/migrations/postgresql";
  }

  @Override
  public String productName() {
    return "PostgreSQL";
  }

  @Override
  public String beginSnapshot() {
    return "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";
  }

  @Override
  public String messages() {
    return "event e";
  }

  @Override
  public String changes() {
    return "event e";
  }

  @Override
  public String forUpdate() {
    return " FOR UPDATE";
  }

  @Override
  public String isAmong(String column) {
    return column + " IN (SELECT json_array_elements_text(CAST(? AS json)))";
  }

  @Override
  public String contains(String column) {
    return "strpos(" + column + ", ?) > 0";
  }

  @Override
  public String positionOf(String text, String part) {
    return "strpos(" + text + ", " + part + ")";
  }

  @Override
  public boolean joinsLaterally() {
    return true;
  }

  @Override
  public String withNumbersGiven() {
    return " OVERRIDING SYSTEM VALUE";
  }

  @Override
  public void numberOn(Connection connection) throws SQLException {
    for (Numbered numbered : numbered(connection)) {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "SELECT setval(pg_get_serial_sequence(?, ?), (SELECT COALESCE(MAX(\""
                  + numbered.column()
                  + "\"), 0) + 1 FROM \""
                  + numbered.table()
                  + "\"), false)")) {
        statement.setString(1, '"' + numbered.table() + '"');
        statement.setString(2, numbered.column());
        statement.executeQuery().close();
      }
    }
  }

  private static List<Numbered> numbered(Connection connection) throws SQLException {
    List<Numbered> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT table_name, column_name FROM information_schema.columns"
                    + " WHERE table_schema = current_schema() AND is_identity = 'YES'")) {
      while (row.next()) {
        found.add(new Numbered(row.getString(1), row.getString(2)));
      }
    }
    return found;
  }

  @Override
  public boolean isCut(SQLException e) {
    return "57014".equals(e.getSQLState());
  }
}
