package org.hiroba.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.hiroba.account.UserId;
import org.hiroba.log.CommandKey;
import org.hiroba.log.HistoryPage;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.Listed;
import org.hiroba.log.MessagePlace;
import org.hiroba.log.MessageView;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.RoomLog;
import org.hiroba.log.SavedMessage;
import org.hiroba.log.VersionPage;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;
import org.hiroba.search.SearchHit;
import org.jspecify.annotations.Nullable;

/** Keeps the log in a database. Reads are thread-safe; writes belong to the writer's thread. */
final class JdbcRoomLog implements RoomLog {
  private static final String EPOCH = "SELECT value FROM meta WHERE name = 'epoch'";
  private static final String HEAD = "SELECT head FROM room WHERE id = ?";
  private static final String HEADS = "SELECT id, head FROM room";

  /** Up to this many heads are asked for one by one; above, all rooms are read at once. */
  private static final int FEW = 16;

  private final Connections connections;
  private final HistoryPages pages;
  private final MessageListRows lists;
  private final AccountNumbers numbers = new AccountNumbers();
  private final String epoch;

  JdbcRoomLog(Connections connections) {
    this.connections = connections;
    this.pages = new HistoryPages(connections.dialect());
    this.lists = new MessageListRows(pages);
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
    return connections.read("read the log", session -> EventRows.after(session, room, seq, limit));
  }

  @Override
  public HistoryPage history(RoomId room, HistoryQuery query) {
    return connections.readOneMoment("read history", session -> pages.read(session, room, query));
  }

  @Override
  public Optional<VersionPage> versions(RoomId room, long target, long before) {
    return connections.readOneMoment(
        "read earlier versions", session -> lists.versions(session, room, target, before));
  }

  @Override
  public Listed<MessageView> pins(RoomId room, long before, int limit) {
    return connections.readOneMoment(
        "read pins", session -> lists.pins(session, room, before, limit));
  }

  @Override
  public Listed<SavedMessage> saved(UserId user, @Nullable MessagePlace before, int limit) {
    return connections.readOneMoment(
        "read saved messages", session -> lists.saved(session, user, before, limit));
  }

  @Override
  public Listed<SearchHit> mentions(UserId user, @Nullable MessagePlace before, int limit) {
    return connections.read(
        "read mentions", session -> lists.mentions(session, user, before, limit));
  }

  @Override
  public WriteTransaction begin(Set<CommandKey> commands, SortedSet<RoomId> rooms) {
    return JdbcWriteTransaction.begin(connections, numbers, commands, rooms);
  }
}
