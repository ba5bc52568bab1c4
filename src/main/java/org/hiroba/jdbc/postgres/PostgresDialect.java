package org.hiroba.jdbc.postgres;

import java.sql.SQLException;
import org.hiroba.jdbc.sql.Dialect;

/** How PostgreSQL speaks. */
enum PostgresDialect implements Dialect {
  POSTGRESQL;

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
  public boolean isCut(SQLException e) {
    return "57014".equals(e.getSQLState());
  }
}
