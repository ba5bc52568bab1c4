package org.hiroba.jdbc.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** Says what the databases say differently. Immutable. */
public interface Dialect {
  /** Returns where the migrations are, on the class path. */
  String migrations();

  /** Returns what the database calls itself. */
  String productName();

  /** Returns the statement after which all reads see one moment, until {@code COMMIT}. */
  String beginSnapshot();

  /**
   * Returns the table of events under the name {@code e}, for queries of messages alone: they must
   * use the index of messages, or a page wades through all reactions between them.
   */
  String messages();

  /**
   * Returns the table of events under the name {@code e}, for queries of who came and went and how
   * a room changed alone: of the types 5, 6 and 7.
   */
  String changes();

  /** Returns what locks the rows of a query until the transaction ends; one writer needs none. */
  String forUpdate();

  /** Returns a condition: the column equals one of the strings in the parameter, a JSON array. */
  String isAmong(String column);

  /** Returns a condition: the column holds the parameter, taken as text and not as a pattern. */
  String contains(String column);

  /** Returns where a text is in another, both expressions: counted from 1, and 0 for nowhere. */
  String positionOf(String text, String part);

  /** Tells whether a query can be joined anew with each row beside it ({@code LATERAL}). */
  boolean joinsLaterally();

  /** Returns what stands before {@code VALUES} where rows bring numbers that are given else. */
  String withNumbersGiven();

  /** Lets what numbers itself go on behind the numbers that rows have brought. */
  void numberOn(Connection connection) throws SQLException;

  /** Tells whether a statement was ended because it took too long. */
  boolean isCut(SQLException e);
}
