package org.hiroba.jdbc.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.MessagePlace;
import org.hiroba.log.MessageView;
import org.hiroba.log.WireLength;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Helps to read lists of messages from many rooms, part by part. Immutable. */
public final class MessageLists {
  /** A condition: the person of account a may read the room r; guests read what they are in. */
  public static final String READABLE =
      "((r.kind = 'public' AND a.roles <> 'guest') OR EXISTS (SELECT 1 FROM membership m"
          + " WHERE m.room = r.no AND m.account = a.no))";

  private static final String PERSON = "WHERE a.id = ?";

  private final HistoryPages pages;

  /** Makes one. */
  public MessageLists(Dialect dialect) {
    pages = new HistoryPages(dialect);
  }

  /** A query of a list, over all rooms and over some; both name the person by {@code a.id = ?}. */
  public record Query(String all, String some) {
    /** Makes both of the one over all rooms, in which a room is {@code r}. */
    public static Query of(Dialect dialect, String sql) {
      return new Query(sql, sql.replace(PERSON, PERSON + " AND " + dialect.isAmong("r.id")));
    }
  }

  /**
   * Asks for one more than the limit, which tells whether the list goes on.
   *
   * @param only ids of rooms beyond which nothing is listed; empty for no such limit
   */
  public static ResultSet listed(
      SqlSession session,
      Query query,
      UserId user,
      Set<String> only,
      @Nullable MessagePlace before,
      int limit)
      throws SQLException {
    long at = before == null ? Long.MAX_VALUE : before.at().toEpochMilli();
    Params params = session.with(only.isEmpty() ? query.all() : query.some()).text(user.value());
    if (!only.isEmpty()) {
      params.text(Columns.jsonArray(only));
    }
    return params
        .number(at)
        .number(at)
        .text(before == null ? "" : before.room().value())
        .number(before == null ? 0 : before.seq())
        .number(limit + 1L)
        .query();
  }

  /** Reads a place from the first three columns: time, room, seq. */
  public static MessagePlace place(ResultSet row) throws SQLException {
    return new MessagePlace(Columns.time(row, 1), new RoomId(row.getString(2)), row.getLong(3));
  }

  /** Returns the messages at the first places, as many as the limit and a page's size let. */
  public List<MessageView> views(SqlSession session, List<MessagePlace> places, int limit)
      throws SQLException {
    List<MessageView> views = new ArrayList<>();
    int left = HistoryQuery.MAX_PAGE_BYTES;
    for (MessagePlace place : places.subList(0, Math.min(limit, places.size()))) {
      HistoryQuery one = new HistoryQuery(HistoryQuery.Anchor.AROUND, place.seq(), 1);
      MessageView view = pages.read(session, place.room(), one).messages().get(0);
      left -= WireLength.of(view);
      if (left < 0 && !views.isEmpty()) {
        break;
      }
      views.add(view);
    }
    return views;
  }
}
