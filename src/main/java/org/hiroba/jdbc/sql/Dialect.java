package org.hiroba.jdbc.sql;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Holds what the two databases say differently. */
public enum Dialect {
  SQLITE("sqlite", "SQLite", "BEGIN", "event e INDEXED BY event_messages", "", "instr"),
  POSTGRESQL(
      "postgresql",
      "PostgreSQL",
      "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY",
      "event e",
      " FOR UPDATE",
      "strpos");

  private final String folder;
  private final String productName;
  private final String beginSnapshot;
  private final String messages;
  private final String forUpdate;
  private final String position;

  Dialect(
      String folder,
      String productName,
      String beginSnapshot,
      String messages,
      String forUpdate,
      String position) {
    this.folder = folder;
    this.productName = productName;
    this.beginSnapshot = beginSnapshot;
    this.messages = messages;
    this.forUpdate = forUpdate;
    this.position = position;
  }

  /** Returns where the migrations are, on the class path. */
  public String migrations() {
    return "org/hiroba/jdbc/" + folder;
  }

  /** Returns what the database calls itself. */
  public String productName() {
    return productName;
  }

  /** Returns the statement after which all reads see one moment, until {@code COMMIT}. */
  public String beginSnapshot() {
    return beginSnapshot;
  }

  /**
   * Returns the table of events under the name {@code e}, for queries of messages alone: they must
   * use the index of messages, or a page wades through all reactions between them.
   */
  public String messages() {
    return messages;
  }

  /** Returns what locks the rows of a query until the transaction ends; one writer needs none. */
  public String forUpdate() {
    return forUpdate;
  }

  /** Returns a condition: the column equals one of the strings in the parameter, a JSON array. */
  public String isAmong(String column) {
    return column
        + (this == SQLITE
            ? " IN (SELECT value FROM json_each(?))"
            : " IN (SELECT json_array_elements_text(CAST(? AS json)))");
  }

  /** Returns a condition: the column holds the parameter, taken as text and not as a pattern. */
  public String contains(String column) {
    return position + "(" + column + ", ?) > 0";
  }

  /** Tells whether a statement was ended because it took too long. */
  public boolean isCut(SQLException e) {
    return this == SQLITE
        ? e.getErrorCode() == SQLiteErrorCode.SQLITE_INTERRUPT.code
        : "57014".equals(e.getSQLState());
  }

  /** Returns a condition: the column is one of the texts of a JSON array, the parameter. */
  public String isOneOf(String column) {
    return column
        + (this == SQLITE
            ? " IN (SELECT value FROM json_each(?))"
            : " IN (SELECT jsonb_array_elements_text(CAST(? AS jsonb)))");
  }
}
