package org.hiroba.feature.mention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.MessageLists;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.log.Listed;
import org.hiroba.log.MessagePlace;
import org.hiroba.search.SearchHit;
import org.hiroba.search.Snippet;
import org.jspecify.annotations.Nullable;

/** Reads whom messages mention from the table {@code mention}. Thread-safe. */
final class JdbcMentionList implements MentionList {
  private static final String MENTIONS =
      "SELECT n.at, r.id, n.seq, f.id, f.name, f.display_name, COALESCE(e.current_text, e.text)"
          + " FROM account a JOIN mention n ON n.account = a.no JOIN room r ON r.no = n.room"
          + " JOIN event e ON e.room = n.room AND e.seq = n.seq JOIN account f ON f.no = e.author"
          + " WHERE a.id = ? AND "
          + MessageLists.READABLE
          + " AND n.at <= ? AND (n.at, r.id, n.seq) < (?, ?, ?)"
          + " ORDER BY n.at DESC, r.id DESC, n.seq DESC LIMIT ?";

  private final Connections connections;

  JdbcMentionList(Connections connections) {
    this.connections = connections;
  }

  @Override
  public Listed<SearchHit> mentions(UserId user, @Nullable MessagePlace before, int limit) {
    return connections.read("read mentions", session -> mentions(session, user, before, limit));
  }

  private static Listed<SearchHit> mentions(
      SqlSession session, UserId user, @Nullable MessagePlace before, int limit)
      throws SQLException {
    List<SearchHit> hits = new ArrayList<>();
    try (ResultSet row = MessageLists.listed(session, MENTIONS, user, before, limit)) {
      while (row.next()) {
        MessagePlace place = MessageLists.place(row);
        hits.add(
            new SearchHit(
                place.room(),
                place.seq(),
                place.at(),
                Columns.userRef(row, 4),
                Snippet.beginningOf(row.getString(7))));
      }
    }
    if (hits.size() <= limit) {
      return new Listed<>(hits, null);
    }
    SearchHit last = hits.get(limit - 1);
    return new Listed<>(
        hits.subList(0, limit), new MessagePlace(last.at(), last.room(), last.seq()).cursor());
  }
}
