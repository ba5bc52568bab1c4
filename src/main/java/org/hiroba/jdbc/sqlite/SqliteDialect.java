package org.hiroba.jdbc.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.hiroba.jdbc.sql.Dialect;
import org.sqlite.SQLiteErrorCode;

/** How SQLite speaks. */
enum SqliteDialect implements Dialect {
  SQLITE;

  @Override
  public String migrations() {
    return "org/hiroba/jdbc/migrations/sqlite";
  }

  @Override
  public String productName() {
    return "SQLite";
  }

  @Override
  public String beginSnapshot() {
    return "BEGIN";
  }

  @Override
  public String messages() {
    return "event e INDEXED BY event_messages";
  }

  @Override
  public String changes() {
    return "event e INDEXED BY event_membership";
  }

  @Override
  public String forUpdate() {
    return "";
  }

  @Override
  public String isAmong(String column) {
    return column + " IN (SELECT value FROM json_each(?))";
  }

  @Override
  public String contains(String column) {
    return "instr(" + column + ", ?) > 0";
  }

  @Override
  public String positionOf(String text, String part) {
    return "instr(" + text + ", " + part + ")";
  }

  @Override
  public boolean joinsLaterally() {
    return false;
  }

  @Override
  public String withNumbersGiven() {
    return "";
  }

  @Override
  public void numberOn(Connection connection) {
    // The next number is one above the highest that is there.
  }

  @Override
  public boolean isCut(SQLException e) {
    return e.getErrorCode() == SQLiteErrorCode.SQLITE_INTERRUPT.code;
  }
}
