package org.hiroba.jdbc;

/** Holds what the two databases say differently. */
enum Dialect {
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
  String migrations() {
    return "org/hiroba/jdbc/" + folder;
  }

  /** Returns what the database calls itself. */
  String productName() {
    return productName;
  }

  /** Returns the statement after which all reads see one moment, until {@code COMMIT}. */
  String beginSnapshot() {
    return beginSnapshot;
  }

  /**
   * Returns the table of events under the name {@code e}, for queries of messages alone: they must
   * use the index of messages, or a page wades through all reactions between them.
   */
  String messages() {
    return messages;
  }

  /** Returns what locks the rows of a query until the transaction ends; one writer needs none. */
  String forUpdate() {
    return forUpdate;
  }

  /** Returns a condition: the column equals one of the strings in the parameter, a JSON array. */
  String isAmong(String column) {
    return column
        + (this == SQLITE
            ? " IN (SELECT value FROM json_each(?))"
            : " IN (SELECT json_array_elements_text(CAST(? AS json)))");
  }

  /** Returns a condition: the column holds the parameter, taken as text and not as a pattern. */
  String contains(String column) {
    return position + "(" + column + ", ?) > 0";
  }
}
