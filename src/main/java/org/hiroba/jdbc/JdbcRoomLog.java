package org.hiroba.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.hiroba.jdbc.sql.AccountNumbers;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.EventRows;
import org.hiroba.jdbc.sql.HistoryChanges;
import org.hiroba.jdbc.sql.HistoryPages;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.jdbc.write.Adapters;
import org.hiroba.jdbc.write.JdbcWriteTransaction;
import org.hiroba.jdbc.write.Preload;
import org.hiroba.log.CommandKey;
import org.hiroba.log.HistoryPage;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.RoomLog;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;

/** Keeps the log in a database. Reads are thread-safe; writes belong to the writer's thread. */
final class JdbcRoomLog implements RoomLog {
  private static final String EPOCH = "SELECT value FROM meta WHERE name = 'epoch'";
  private static final String HEAD = "SELECT head FROM room WHERE id = ?";
  private static final String HEADS = "SELECT id, head FROM room";

  /** Up to this many heads are asked for one by one; above, all rooms are read at once. */
  private static final int FEW = 16;

  private final Connections connections;
  private final HistoryPages pages;
  private final HistoryChanges changes;
  private final Adapters adapters;
  private final Preload preload;
  private final Map<Class<?>, Object> ports;
  private final AccountNumbers numbers = new AccountNumbers();
  private final String epoch;

  JdbcRoomLog(Connections connections, Adapters adapters, Preload preload) {
    this.connections = connections;
    this.pages = new HistoryPages(connections.dialect());
    this.changes = new HistoryChanges(connections.dialect());
    this.adapters = adapters;
    this.preload = preload;
    this.ports = adapters.open(connections);
    this.epoch =
        connections.read(
            "read the epoch",
            session -> {
              try (ResultSet row = session.prepare(EPOCH).executeQuery()) {
                if (!row.next()) {
                  throw new SQLException("the table meta has no epoch");
                }
                return row.getString(1);
              }
            });
  }

  @Override
  public String epoch() {
    return epoch;
  }

  @Override
  public long head(RoomId room) {
    return heads(List.of(room)).getOrDefault(room, 0L);
  }

  @Override
  public Map<RoomId, Long> heads(Collection<RoomId> rooms) {
    if (rooms.isEmpty()) {
      return Map.of();
    }
    return rooms.size() == 1
        ? connections.read("read a head", session -> oneByOne(session, rooms))
        : connections.readOneMoment(
            "read heads",
            session -> rooms.size() <= FEW ? oneByOne(session, rooms) : all(session, rooms));
  }

  private static Map<RoomId, Long> oneByOne(SqlSession session, Collection<RoomId> rooms)
      throws SQLException {
    Map<RoomId, Long> heads = new HashMap<>();
    for (RoomId room : rooms) {
      try (ResultSet row = session.with(HEAD).text(room.value()).query()) {
        if (row.next()) {
          heads.put(room, row.getLong(1));
        }
      }
    }
    return heads;
  }

  private static Map<RoomId, Long> all(SqlSession session, Collection<RoomId> rooms)
      throws SQLException {
    Set<RoomId> wanted = Set.copyOf(rooms);
    Map<RoomId, Long> heads = new HashMap<>();
    try (ResultSet row = session.prepare(HEADS).executeQuery()) {
      while (row.next()) {
        RoomId room = new RoomId(row.getString(1));
        if (wanted.contains(room)) {
          heads.put(room, row.getLong(2));
        }
      }
    }
    return heads;
  }

  @Override
  public List<RoomEvent> eventsAfter(RoomId room, long seq, int limit) {
    return connections.read(
        "read the log", session -> EventRows.after(session, adapters.kinds(), room, seq, limit));
  }

  @Override
  public HistoryPage history(RoomId room, HistoryQuery query) {
    return connections.readOneMoment(
        "read history",
        session -> {
          HistoryPage page = pages.read(session, room, query);
          return query.withChanges()
              ? changes.within(session, adapters.kinds(), room, query, page)
              : page;
        });
  }

  @Override
  public <T> T port(Class<T> type) {
    Object open = ports.get(type);
    if (open == null) {
      throw new IllegalArgumentException("no feature reads through " + type.getName());
    }
    return type.cast(open);
  }

  @Override
  public WriteTransaction begin(Set<CommandKey> commands, SortedSet<RoomId> rooms) {
    return JdbcWriteTransaction.begin(connections, numbers, adapters, preload, commands, rooms);
  }
}
