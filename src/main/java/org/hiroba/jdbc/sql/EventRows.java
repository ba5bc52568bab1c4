package org.hiroba.jdbc.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.account.UserRef;
import org.hiroba.log.EventRow;
import org.hiroba.log.RoomEvent;
import org.hiroba.media.AttachedFile;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Reads events as they were, except that nothing deleted since has text. */
public final class EventRows {
  /** Everything of an event, from a table {@code e} that follows it. */
  static final String SELECT =
      "SELECT e.seq, e.type, e.at, e.target, e.flag, e.label, e.text, e.mentions, e.deleted,"
          + " a.id, a.name, a.display_name, s.id, s.name, s.display_name, e.files FROM ";

  /** Who is named by it, and in which room it happened. */
  static final String OF_ROOM =
      " LEFT JOIN account a ON a.no = e.author LEFT JOIN account s ON s.no = e.subject"
          + " WHERE e.room = (SELECT no FROM room WHERE id = ?)";

  private static final String AFTER =
      SELECT + "event e" + OF_ROOM + " AND e.seq > ? ORDER BY e.seq LIMIT ?";

  private EventRows() {}

  /** Returns the events of a room above a seq, ascending, at most {@code limit}. */
  public static List<RoomEvent> after(
      SqlSession session, EventKindTable kinds, RoomId room, long seq, int limit)
      throws SQLException {
    List<RoomEvent> events = new ArrayList<>();
    try (ResultSet row = session.with(AFTER).text(room.value()).number(seq).number(limit).query()) {
      while (row.next()) {
        events.add(event(room, kinds, row));
      }
    }
    return events;
  }

  static RoomEvent event(RoomId room, EventKindTable kinds, ResultSet row) throws SQLException {
    EventRow read =
        new EventRow(
            room,
            row.getLong(1),
            Columns.time(row, 3),
            userRef(row, 10),
            userRef(row, 13),
            Columns.numberOrNull(row, 4),
            Columns.flag(row, 5),
            Columns.text(row, 6),
            Columns.text(row, 7),
            Columns.userIds(Columns.text(row, 8)),
            AttachedFile.read(Columns.text(row, 16)),
            row.getInt(9) != 0);
    int number = row.getInt(2);
    return kinds
        .find(number)
        .orElseThrow(
            () ->
                new SQLException(
                    "event "
                        + read.seq()
                        + " of room "
                        + room
                        + " is of the kind "
                        + number
                        + ", which this version does not know"))
        .read(read);
  }

  private static @Nullable UserRef userRef(ResultSet row, int first) throws SQLException {
    return row.getString(first) == null ? null : Columns.userRef(row, first);
  }
}
