package org.hiroba.jdbc.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.hiroba.account.UserRef;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.media.AttachedFile;
import org.hiroba.room.RoomId;
import org.hiroba.search.Findable;
import org.hiroba.search.SearchHit;
import org.hiroba.search.SearchTerms;
import org.hiroba.search.Snippet;

/** Reads messages as they are found and shown. Stateless. */
final class MessageRows {
  private MessageRows() {}

  /** Reads what a message says and has with it, from the columns of these numbers. */
  static Findable findable(ResultSet row, int text, int files) throws SQLException {
    String said = Columns.text(row, text);
    return new Findable(said == null ? "" : said, AttachedFile.read(Columns.text(row, files)));
  }

  /**
   * Makes a hit.
   *
   * @param at the number of the column of its time
   * @param from the number of the first of its author's columns
   */
  static SearchHit hit(
      ResultSet row, RoomId room, long seq, int at, int from, Findable message, SearchTerms terms)
      throws SQLException {
    Snippet snippet = Snippet.of(message.text(), terms);
    UserRef author = Columns.userRef(row, from);
    return new SearchHit(
        room, seq, Columns.time(row, at), author, snippet.text(), snippet.marks(), message.files());
  }
}
