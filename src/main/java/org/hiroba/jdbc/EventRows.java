package org.hiroba.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.account.UserId;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.RoomEvent.MemberJoined;
import org.hiroba.log.RoomEvent.MemberLeft;
import org.hiroba.log.RoomEvent.MessageDeleted;
import org.hiroba.log.RoomEvent.MessageEdited;
import org.hiroba.log.RoomEvent.MessagePinned;
import org.hiroba.log.RoomEvent.MessagePosted;
import org.hiroba.log.RoomEvent.Reacted;
import org.hiroba.log.RoomEvent.RoomUpdated;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Reads events as they were, except that nothing deleted since has text. */
final class EventRows {
  private static final String AFTER =
      "SELECT e.seq, e.type, e.at, e.target, e.flag, e.label, e.text, e.mentions, e.deleted,"
          + " a.id, a.name, a.display_name, s.id, s.name, s.display_name"
          + " FROM event e LEFT JOIN account a ON a.no = e.author"
          + " LEFT JOIN account s ON s.no = e.subject"
          + " WHERE e.room = (SELECT no FROM room WHERE id = ?) AND e.seq > ?"
          + " ORDER BY e.seq LIMIT ?";

  private EventRows() {}

  static List<RoomEvent> after(SqlSession session, RoomId room, long seq, int limit)
      throws SQLException {
    List<RoomEvent> events = new ArrayList<>();
    try (ResultSet row = session.with(AFTER).text(room.value()).number(seq).number(limit).query()) {
      while (row.next()) {
        events.add(event(room, row));
      }
    }
    return events;
  }

  private static RoomEvent event(RoomId room, ResultSet row) throws SQLException {
    long seq = row.getLong(1);
    Instant at = Columns.time(row, 3);
    long target = row.getLong(4);
    String label = Columns.text(row, 6);
    int type = row.getInt(2);
    return switch (type) {
      case EventType.MESSAGE ->
          new MessagePosted(
              room,
              seq,
              at,
              String.valueOf(label),
              Columns.userRef(row, 10),
              row.getString(7),
              target == 0 ? null : target,
              Columns.userIds(Columns.text(row, 8)),
              row.getInt(9) != 0);
      case EventType.EDITED ->
          new MessageEdited(
              room, seq, at, target, row.getString(7), actor(row), row.getInt(9) != 0);
      case EventType.DELETED -> new MessageDeleted(room, seq, at, target, actor(row));
      case EventType.REACTED ->
          new Reacted(room, seq, at, target, String.valueOf(label), row.getInt(5) != 0, actor(row));
      case EventType.PINNED ->
          new MessagePinned(room, seq, at, target, row.getInt(5) != 0, actor(row));
      case EventType.JOINED ->
          new MemberJoined(room, seq, at, Columns.userRef(row, 13), userId(row, 10));
      case EventType.LEFT ->
          new MemberLeft(room, seq, at, Columns.userRef(row, 13), userId(row, 10));
      case EventType.UPDATED ->
          new RoomUpdated(
              room,
              seq,
              at,
              label,
              Columns.text(row, 7),
              Columns.flag(row, 5),
              userId(row, 13),
              actor(row));
      default ->
          throw new SQLException(
              "event " + seq + " of room " + room + " has the unknown type " + type);
    };
  }

  private static UserId actor(ResultSet row) throws SQLException {
    return new UserId(row.getString(10));
  }

  private static @Nullable UserId userId(ResultSet row, int column) throws SQLException {
    String id = Columns.text(row, column);
    return id == null ? null : new UserId(id);
  }
}
