package org.hiroba.feature.pin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.feature.message.MessageDeleted;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.MessageLists;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.jdbc.write.RoomRow;
import org.hiroba.jdbc.write.WriteContext;
import org.hiroba.log.Listed;
import org.hiroba.log.MessagePlace;
import org.hiroba.log.MessageView;
import org.hiroba.room.RoomId;

/** Keeps pins in a table of their own. Reads are thread-safe. */
final class JdbcPins implements Pins {
  private static final String PINS =
      "SELECT p.event, p.seq FROM pin p JOIN room r ON r.no = p.room"
          + " WHERE r.id = ? AND p.event < ? ORDER BY p.event DESC LIMIT ?";

  private static final String PIN =
      "INSERT INTO pin (room, seq, event) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String UNPIN = "DELETE FROM pin WHERE room = ? AND seq = ?";
  private static final String PINNED = "SELECT 1 FROM pin WHERE room = ? AND seq = ?";
  private static final String COUNT = "SELECT COUNT(*) FROM pin WHERE room = ?";

  private final Connections connections;
  private final MessageLists lists;

  JdbcPins(Connections connections) {
    this.connections = connections;
    lists = new MessageLists(connections.dialect());
  }

  @Override
  public Listed<MessageView> pins(RoomId room, long before, int limit) {
    return connections.readOneMoment("read pins", session -> pins(session, room, before, limit));
  }

  private Listed<MessageView> pins(SqlSession session, RoomId room, long before, int limit)
      throws SQLException {
    List<Long> pins = new ArrayList<>();
    List<MessagePlace> places = new ArrayList<>();
    try (ResultSet row =
        session.with(PINS).text(room.value()).number(before).number(limit + 1L).query()) {
      while (row.next()) {
        pins.add(row.getLong(1));
        places.add(new MessagePlace(Instant.EPOCH, room, row.getLong(2)));
      }
    }
    List<MessageView> views = lists.views(session, places, limit);
    String cursor = views.size() < places.size() ? Long.toString(pins.get(views.size() - 1)) : null;
    return new Listed<>(views, cursor);
  }

  /** Writes what a pin changes in the table. */
  static void pinned(WriteContext in, RoomRow room, MessagePinned event) throws SQLException {
    if (event.on()) {
      in.session()
          .with(PIN)
          .number(room.number())
          .number(event.target())
          .number(event.seq())
          .update();
    } else {
      in.session().with(UNPIN).number(room.number()).number(event.target()).update();
    }
  }

  /** A deleted message loses its pin. */
  static void deleted(WriteContext in, RoomRow room, MessageDeleted event) throws SQLException {
    in.session().with(UNPIN).number(room.number()).number(event.target()).update();
  }

  /** Asks the open transaction. */
  static PinsNow now(WriteContext in) {
    return new PinsNow() {
      @Override
      public boolean isPinned(RoomId room, long target) {
        return in.ask(
            "find a pin",
            () -> {
              try (ResultSet row =
                  in.session()
                      .with(PINNED)
                      .number(in.state().roomNumber(room))
                      .number(target)
                      .query()) {
                return row.next();
              }
            });
      }

      @Override
      public int count(RoomId room) {
        return in.ask(
            "count pins",
            () -> {
              try (ResultSet row =
                  in.session().with(COUNT).number(in.state().roomNumber(room)).query()) {
                return row.next() ? row.getInt(1) : 0;
              }
            });
      }
    };
  }
}
