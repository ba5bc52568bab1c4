package org.hiroba.jdbc.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.search.Findable;
import org.jspecify.annotations.Nullable;

/**
 * Reads what happened in the rooms since the search index looked, the oldest first over all rooms,
 * so that messages enter the index in the order of their time. For one thread.
 */
public final class SearchNews {
  /** The numbers of the kinds of events that change what is found: message, edited, deleted. */
  private static final int POSTED = 1;

  private static final int EDITED = 2;
  private static final int DELETED = 3;

  /** How many events of a room are held at once. */
  private static final int CHUNK = 256;

  private static final String ROOMS = "SELECT no, head FROM room";
  private static final String EVENTS =
      "SELECT e.seq, e.type, e.at, e.author, e.target, COALESCE(e.current_text, e.text), e.deleted,"
          + " e.files"
          + " FROM event e WHERE e.room = ? AND e.seq > ? ORDER BY e.seq LIMIT ?";
  private static final String MESSAGE =
      "SELECT e.at, e.author, COALESCE(e.current_text, e.text), e.files FROM event e"
          + " WHERE e.room = ? AND e.seq = ? AND e.type = 1 AND e.deleted = 0";

  /**
   * Holds what a message says now.
   *
   * @param message null when it is to be found no more
   */
  public record Change(long room, long seq, long at, long author, @Nullable Findable message) {}

  /** Holds changes and how far they bring the index in each room. */
  public record Batch(List<Change> changes, Map<Long, Long> watermarks, boolean more) {}

  private record Event(
      long seq, int type, long at, long author, long target, Findable message, boolean deleted) {}

  /** Reads one room, a chunk at a time. */
  private static final class RoomTail {
    final long room;
    final Deque<Event> events = new ArrayDeque<>();
    long seq;

    RoomTail(long room, long seq) {
      this.room = room;
      this.seq = seq;
    }

    /** Makes sure that an event is there, unless the room has no more. */
    boolean fill(SqlSession session) throws SQLException {
      if (events.isEmpty()) {
        try (ResultSet row = session.with(EVENTS).number(room).number(seq).number(CHUNK).query()) {
          while (row.next()) {
            events.add(
                new Event(
                    row.getLong(1),
                    row.getInt(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    MessageRows.findable(row, 6, 8),
                    row.getInt(7) != 0));
          }
        }
      }
      return !events.isEmpty();
    }

    long at() {
      return events.element().at();
    }
  }

  private SearchNews() {}

  /** Reads up to {@code limit} events above the watermarks; all queries see one moment. */
  public static Batch read(SqlSession session, Map<Long, Long> progress, int limit)
      throws SQLException {
    PriorityQueue<RoomTail> tails = new PriorityQueue<>(Comparator.comparingLong(RoomTail::at));
    for (RoomTail tail : tails(session, progress)) {
      if (tail.fill(session)) {
        tails.add(tail);
      }
    }
    List<Change> changes = new ArrayList<>();
    Map<Long, Long> watermarks = new HashMap<>();
    for (int i = 0; i < limit && !tails.isEmpty(); i++) {
      RoomTail tail = tails.remove();
      Event event = tail.events.remove();
      tail.seq = event.seq();
      add(session, changes, tail.room, event);
      watermarks.put(tail.room, event.seq());
      if (tail.fill(session)) {
        tails.add(tail);
      }
    }
    return new Batch(changes, watermarks, !tails.isEmpty());
  }

  private static List<RoomTail> tails(SqlSession session, Map<Long, Long> progress)
      throws SQLException {
    List<RoomTail> tails = new ArrayList<>();
    try (ResultSet row = session.prepare(ROOMS).executeQuery()) {
      while (row.next()) {
        long seen = progress.getOrDefault(row.getLong(1), 0L);
        if (row.getLong(2) > seen) {
          tails.add(new RoomTail(row.getLong(1), seen));
        }
      }
    }
    return tails;
  }

  private static void add(SqlSession session, List<Change> changes, long room, Event event)
      throws SQLException {
    switch (event.type()) {
      case POSTED -> {
        if (!event.deleted()) {
          changes.add(new Change(room, event.seq(), event.at(), event.author(), event.message()));
        }
      }
      case EDITED -> {
        Change edited = message(session, room, event.target());
        if (edited != null) {
          changes.add(edited);
        }
      }
      case DELETED -> changes.add(new Change(room, event.target(), 0, 0, null));
      default -> {
        // Nothing to be found in it.
      }
    }
  }

  private static @Nullable Change message(SqlSession session, long room, long seq)
      throws SQLException {
    try (ResultSet row = session.with(MESSAGE).number(room).number(seq).query()) {
      return row.next()
          ? new Change(room, seq, row.getLong(1), row.getLong(2), MessageRows.findable(row, 3, 4))
          : null;
    }
  }
}
