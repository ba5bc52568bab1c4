package org.hiroba.jdbc.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiroba.jdbc.search.SearchIndex.Wanted;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.room.RoomId;
import org.hiroba.search.Findable;
import org.hiroba.search.SearchHit;
import org.hiroba.search.SearchPage;
import org.hiroba.search.SearchQuery;

/**
 * Finds messages among those that somebody picked out: pinned or saved ones, which are few, so that
 * they are read and looked at one by one. Immutable.
 */
final class PickedMessages {
  /** How many are looked at for one page. */
  private static final int MOST = 1_000;

  private static final String COLUMNS =
      "SELECT e.room, e.seq, e.at, e.author, a.id, a.name, a.display_name,"
          + " COALESCE(e.current_text, e.text), e.files FROM ";
  private static final String MESSAGE =
      " JOIN event e ON e.room = p.room AND e.seq = p.seq JOIN account a ON a.no = e.author"
          + " WHERE e.type = 1 AND e.deleted = 0 AND e.at < ? AND e.at >= ?"
          + " AND (e.at, e.room, e.seq) < (?, ?, ?)";
  private static final String NEWEST = " ORDER BY e.at DESC, e.room DESC, e.seq DESC LIMIT ";
  private static final String OWN = "account = (SELECT no FROM account WHERE id = ?)";

  private final Connections log;
  private final String pinned;
  private final String pinnedAndSaved;
  private final String saved;

  PickedMessages(Connections log) {
    this.log = log;
    String inRooms = log.dialect().isAmong("CAST(p.room AS TEXT)");
    pinned = COLUMNS + "pin p" + MESSAGE + " AND " + inRooms;
    pinnedAndSaved =
        pinned
            + " AND EXISTS (SELECT 1 FROM saved s WHERE s.room = p.room AND s.seq = p.seq AND s."
            + OWN
            + ")";
    saved = COLUMNS + "saved p" + MESSAGE + " AND " + inRooms + " AND p." + OWN;
  }

  /** Names the place of a message in the list. */
  private record Place(long at, long room, long seq) {
    static final Place FIRST = new Place(Long.MAX_VALUE, 0, 0);

    static Place of(Optional<String> cursor) {
      String text = cursor.orElse("");
      int first = text.indexOf('.');
      int second = text.indexOf('.', first + 1);
      try {
        return first < 0 || second < 0
            ? FIRST
            : new Place(
                Long.parseLong(text.substring(0, first)),
                Long.parseLong(text.substring(first + 1, second)),
                Long.parseLong(text.substring(second + 1)));
      } catch (NumberFormatException e) {
        // Not one of ours: as good as none.
        return FIRST;
      }
    }

    String cursor() {
      return at + "." + room + "." + seq;
    }
  }

  SearchPage search(SearchQuery query, Wanted wanted, Map<Long, RoomId> rooms) {
    return log.readOneMoment("search what was picked out", s -> search(s, query, wanted, rooms));
  }

  private SearchPage search(
      SqlSession session, SearchQuery query, Wanted wanted, Map<Long, RoomId> rooms)
      throws SQLException {
    List<SearchHit> hits = new ArrayList<>();
    Place last = Place.of(query.cursor());
    int seen = 0;
    try (ResultSet row = rows(session, query, wanted, last)) {
      while (row.next()) {
        RoomId room = rooms.get(row.getLong(1));
        Findable message = MessageRows.findable(row, 8, 9);
        if (room != null && wanted.wants(row.getLong(4), row.getLong(3), message)) {
          if (hits.size() == query.limit()) {
            return new SearchPage(hits, Optional.of(last.cursor()));
          }
          hits.add(MessageRows.hit(row, room, row.getLong(2), 3, 5, message, query.terms()));
        }
        last = new Place(row.getLong(3), row.getLong(1), row.getLong(2));
        seen++;
      }
    }
    return seen < MOST
        ? new SearchPage(hits, Optional.empty())
        : new SearchPage(hits, Optional.of(last.cursor()), true);
  }

  private ResultSet rows(SqlSession session, SearchQuery query, Wanted wanted, Place after)
      throws SQLException {
    boolean own = query.filter().saved();
    String sql = query.filter().pinned() ? (own ? pinnedAndSaved : pinned) : saved;
    var params =
        session
            .with(sql + NEWEST + MOST)
            .number(wanted.before())
            .number(wanted.from())
            .number(after.at())
            .number(after.room())
            .number(after.seq())
            .text(Columns.jsonArray(wanted.rooms().stream().map(String::valueOf).toList()));
    return (own ? params.text(query.reader().value()) : params).query();
  }
}
