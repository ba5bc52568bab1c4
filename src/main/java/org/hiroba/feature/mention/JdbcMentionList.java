package org.hiroba.feature.mention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.AccountSet;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.MessageLists;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.log.Listed;
import org.hiroba.log.MessagePlace;
import org.hiroba.media.AttachedFile;
import org.hiroba.room.RoomId;
import org.hiroba.search.SearchHit;
import org.hiroba.search.Snippet;
import org.jspecify.annotations.Nullable;

/**
 * Reads whom messages mention from the tables {@code mention}, a row for each person named, and
 * {@code group_mention}, a row for each message that calls a group. Thread-safe.
 */
final class JdbcMentionList implements MentionList {
  private static final String NEWEST =
      " AND ROW.at <= ? AND (ROW.at, r.id, ROW.seq) < (?, ?, ?)"
          + " ORDER BY ROW.at DESC, r.id DESC, ROW.seq DESC LIMIT ?";
  private static final String HIT =
      "SELECT n.at, r.id, n.seq, f.id, f.name, f.display_name, COALESCE(e.current_text, e.text),"
          + " e.files";
  private static final String SAID =
      " JOIN event e ON e.room = n.room AND e.seq = n.seq JOIN account f ON f.no = e.author";
  private static final String MENTIONS =
      HIT
          + " FROM account a JOIN mention n ON n.account = a.no JOIN room r ON r.no = n.room"
          + SAID
          + " WHERE a.id = ? AND "
          + MessageLists.READABLE
          + NEWEST.replace("ROW", "n");

  private static final Comparator<SearchHit> NEWEST_FIRST =
      Comparator.comparing(SearchHit::at)
          .thenComparing(hit -> hit.room().value())
          .thenComparing(SearchHit::seq)
          .reversed();

  private final Connections connections;
  private final MessageLists.Query mentions;
  private final MessageLists.Query calls;
  private final String calledHere;

  JdbcMentionList(Connections connections) {
    this.connections = connections;
    mentions = MessageLists.Query.of(connections.dialect(), MENTIONS);
    String isHere = AccountSet.holds(connections.dialect(), "x.people", "a.no");
    // Whoever came later, or came again, was not called.
    String called =
        " FROM account a JOIN membership m ON m.account = a.no JOIN room r ON r.no = m.room"
            + " JOIN group_mention x ON x.room = m.room AND x.at >= m.joined_at"
            + " AND x.author <> a.no";
    // The texts of those alone that are listed.
    String allCalls =
        HIT
            + " FROM (SELECT x.at AS at, x.room AS room, x.seq AS seq"
            + called
            + " WHERE a.id = ? AND (x.people IS NULL OR "
            + isHere
            + ")"
            + NEWEST.replace("ROW", "x")
            + ") n JOIN room r ON r.no = n.room"
            + SAID;
    calls = MessageLists.Query.of(connections.dialect(), allCalls);
    calledHere =
        "SELECT x.seq"
            + called
            + " WHERE a.id = ? AND r.id = ? AND x.seq BETWEEN ? AND ? AND "
            + isHere;
  }

  @Override
  public Listed<SearchHit> mentions(
      UserId user, Set<String> only, @Nullable MessagePlace before, int limit) {
    return connections.readOneMoment(
        "read mentions",
        session -> {
          Set<SearchHit> found = new HashSet<>(hits(session, mentions, user, only, before, limit));
          found.addAll(hits(session, calls, user, only, before, limit));
          return listed(found.stream().sorted(NEWEST_FIRST).toList(), limit);
        });
  }

  private static List<SearchHit> hits(
      SqlSession session,
      MessageLists.Query query,
      UserId user,
      Set<String> only,
      @Nullable MessagePlace before,
      int limit)
      throws SQLException {
    List<SearchHit> hits = new ArrayList<>();
    try (ResultSet row = MessageLists.listed(session, query, user, only, before, limit)) {
      while (row.next()) {
        MessagePlace place = MessageLists.place(row);
        hits.add(
            new SearchHit(
                place.room(),
                place.seq(),
                place.at(),
                Columns.userRef(row, 4),
                Snippet.beginningOf(row.getString(7)),
                List.of(),
                AttachedFile.read(Columns.text(row, 8))));
      }
    }
    return hits;
  }

  private static Listed<SearchHit> listed(List<SearchHit> hits, int limit) {
    if (hits.size() <= limit) {
      return new Listed<>(hits, null);
    }
    SearchHit last = hits.get(limit - 1);
    return new Listed<>(
        hits.subList(0, limit), new MessagePlace(last.at(), last.room(), last.seq()).cursor());
  }

  @Override
  public Set<Long> calledHere(UserId user, RoomId room, long first, long last) {
    return connections.read(
        "read whom messages called",
        session -> {
          Set<Long> seqs = new HashSet<>();
          try (ResultSet row =
              session
                  .with(calledHere)
                  .text(user.value())
                  .text(room.value())
                  .number(first)
                  .number(last)
                  .query()) {
            while (row.next()) {
              seqs.add(row.getLong(1));
            }
          }
          return seqs;
        });
  }
}
