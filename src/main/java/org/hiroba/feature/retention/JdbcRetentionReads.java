package org.hiroba.feature.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.FoldedText;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.room.RoomId;

/** Reads what is too old. Thread-safe. */
final class JdbcRetentionReads implements RetentionReads {
  /**
   * A condition: an event {@code e} is under nobody's hold. What is about a message is kept with
   * it.
   */
  static final String UNHELD =
      " AND NOT EXISTS (SELECT 1 FROM account h WHERE h.held_at IS NOT NULL AND (h.no = e.author"
          + " OR h.no = (SELECT t.author FROM event t WHERE t.room = e.room AND t.seq = e.target)))";

  private static final String NEXT =
      "SELECT r.id, COALESCE(r.retention_days, ?), r.expired_up_to FROM room r"
          + " WHERE r.id > ? AND r.held_at IS NULL AND r.head > r.expired_up_to"
          + " AND COALESCE(r.retention_days, ?) > 0"
          + " AND (r.kind = 'direct' OR r.name IS NOT NULL)"
          // Of somebody under a hold the other side of the talk is kept, too.
          + " AND NOT (r.kind = 'direct' AND EXISTS (SELECT 1 FROM membership m"
          + " JOIN account a ON a.no = m.account WHERE m.room = r.no AND a.held_at IS NOT NULL))"
          + " ORDER BY r.id LIMIT 1";
  private static final String PLACE = "SELECT no, head FROM room WHERE id = ?";
  private static final String AT = "SELECT at FROM event WHERE room = ? AND seq = ?";
  private static final String MESSAGES =
      "SELECT e.seq FROM event e WHERE e.room = (SELECT no FROM room WHERE id = ?)"
          + " AND e.seq > ? AND e.seq <= ? AND e.at < ? AND e.type = 1"
          + UNHELD
          + " ORDER BY e.seq";
  private static final String KEEPING = "SELECT retention_days, held_at FROM room WHERE id = ?";
  private static final String HELD = "SELECT held_at FROM account WHERE id = ?";
  private static final String ROOMS =
      "SELECT id FROM room WHERE (id = ? OR name_key = ?) AND name IS NOT NULL AND kind <> 'direct'"
          + " ORDER BY id LIMIT 20";

  private final Connections connections;

  JdbcRetentionReads(Connections connections) {
    this.connections = connections;
  }

  @Override
  public Optional<KeptRoom> next(String afterId, int defaultDays) {
    return connections.read(
        "find what is too old",
        session -> {
          try (ResultSet row =
              session.with(NEXT).number(defaultDays).text(afterId).number(defaultDays).query()) {
            return row.next()
                ? Optional.of(
                    new KeptRoom(new RoomId(row.getString(1)), row.getInt(2), row.getLong(3)))
                : Optional.empty();
          }
        });
  }

  @Override
  public long lastBefore(RoomId room, long from, Instant before) {
    return connections.readOneMoment(
        "find what is too old",
        session -> {
          try (ResultSet row = session.with(PLACE).text(room.value()).query()) {
            return row.next()
                ? search(session, row.getLong(1), from, row.getLong(2), before.toEpochMilli())
                : from;
          }
        });
  }

  /**
   * Halves what is left: no index knows times, which go up with the numbers unless a clock was set
   * back; what lies beyond the place that is found then has its turn a little later.
   */
  private static long search(SqlSession session, long room, long from, long head, long before)
      throws SQLException {
    long low = from;
    long high = head;
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (at(session, room, middle) < before) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static long at(SqlSession session, long room, long seq) throws SQLException {
    try (ResultSet row = session.with(AT).number(room).number(seq).query()) {
      return row.next() ? row.getLong(1) : Long.MAX_VALUE;
    }
  }

  @Override
  public List<Long> messages(RoomId room, long after, long upTo, Instant before) {
    return connections.read(
        "find what is too old",
        session -> {
          List<Long> found = new ArrayList<>();
          try (ResultSet row =
              session
                  .with(MESSAGES)
                  .text(room.value())
                  .number(after)
                  .number(upTo)
                  .time(before)
                  .query()) {
            while (row.next()) {
              found.add(row.getLong(1));
            }
          }
          return found;
        });
  }

  @Override
  public Optional<RetentionDesk.Keeping> keeping(RoomId room) {
    return connections.read(
        "read how long a room keeps messages",
        session -> {
          try (ResultSet row = session.with(KEEPING).text(room.value()).query()) {
            if (!row.next()) {
              return Optional.empty();
            }
            Long days = Columns.numberOrNull(row, 1);
            return Optional.of(
                new RetentionDesk.Keeping(
                    days == null ? null : days.intValue(), Columns.timeOrNull(row, 2)));
          }
        });
  }

  @Override
  public Optional<Instant> heldSince(UserId person) {
    return connections.read(
        "read whether a person is under a hold",
        session -> {
          try (ResultSet row = session.with(HELD).text(person.value()).query()) {
            return row.next() ? Optional.ofNullable(Columns.timeOrNull(row, 1)) : Optional.empty();
          }
        });
  }

  @Override
  public List<RoomId> rooms(String nameOrId) {
    return connections.read(
        "find a room by its name",
        session -> {
          List<RoomId> found = new ArrayList<>();
          try (ResultSet row =
              session.with(ROOMS).text(nameOrId).text(FoldedText.of(nameOrId)).query()) {
            while (row.next()) {
              found.add(new RoomId(row.getString(1)));
            }
          }
          return found;
        });
  }
}
