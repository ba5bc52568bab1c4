package org.hiroba.jdbc.postgres;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.jdbc.write.BatchState;
import org.hiroba.jdbc.write.PendingWrites.MemberKey;
import org.hiroba.jdbc.write.Preload;
import org.hiroba.jdbc.write.RoomRow;
import org.hiroba.log.CommandKey;
import org.hiroba.log.CommandRecord;
import org.hiroba.room.Membership;
import org.hiroba.room.RoomId;

/**
 * Locks a batch's rooms in the order of their ids, then looks up its commands and its authors'
 * memberships: three round trips, however many drafts. The locks come first: what another node
 * commits into these rooms is then seen by the lookups.
 */
final class PostgresPreload implements Preload {
  private static final String ROOMS =
      "SELECT " + Columns.ROOM + ", r.no FROM room r WHERE r.id = ANY (?) ORDER BY r.id FOR UPDATE";
  private static final String COMMANDS =
      "SELECT c.fingerprint, r.id, c.seq, c.at, k.user_id, k.client_id"
          + " FROM unnest(?, ?) AS k (user_id, client_id)"
          + " JOIN account a ON a.id = k.user_id"
          + " JOIN command c ON c.author = a.no AND c.client_id = k.client_id"
          + " JOIN room r ON r.no = c.room";
  private static final String MEMBERS =
      "SELECT m.role, m.read_up_to, m.joined_at, r.id, a.id, m.room, m.account FROM membership m"
          + " JOIN room r ON r.no = m.room JOIN account a ON a.no = m.account"
          + " WHERE a.id = ANY (?) AND r.id = ANY (?)";

  @Override
  public void load(
      SqlSession session, BatchState state, Set<CommandKey> commands, SortedSet<RoomId> rooms)
      throws SQLException {
    if (!rooms.isEmpty()) {
      lock(session, state, rooms);
    }
    if (!commands.isEmpty()) {
      look(session, state, commands);
    }
    if (!commands.isEmpty() && !rooms.isEmpty()) {
      members(session, state, commands, rooms);
    }
  }

  private static void lock(SqlSession session, BatchState state, SortedSet<RoomId> rooms)
      throws SQLException {
    rooms.forEach(room -> state.locked(room, Optional.empty()));
    try (ResultSet row = query(session, ROOMS, roomIds(rooms))) {
      while (row.next()) {
        RoomRow found = new RoomRow(row.getLong(Columns.ROOM_COLUMNS + 1), Columns.room(row, 1));
        state.locked(found.room().id(), Optional.of(found));
      }
    }
  }

  private static void look(SqlSession session, BatchState state, Set<CommandKey> commands)
      throws SQLException {
    List<CommandKey> keys = List.copyOf(commands);
    keys.forEach(key -> state.looked(key, Optional.empty()));
    try (ResultSet row =
        query(
            session,
            COMMANDS,
            keys.stream().map(key -> key.user().value()).toArray(String[]::new),
            keys.stream().map(CommandKey::clientId).toArray(String[]::new))) {
      while (row.next()) {
        CommandKey key = new CommandKey(new UserId(row.getString(5)), row.getString(6));
        CommandRecord found = BatchState.command(key, row);
        state.looked(key, Optional.of(found));
      }
    }
  }

  private static void members(
      SqlSession session, BatchState state, Set<CommandKey> commands, SortedSet<RoomId> rooms)
      throws SQLException {
    String[] authors =
        commands.stream().map(key -> key.user().value()).distinct().toArray(String[]::new);
    try (ResultSet row = query(session, MEMBERS, authors, roomIds(rooms))) {
      while (row.next()) {
        Membership membership =
            new Membership(
                new RoomId(row.getString(4)),
                new UserId(row.getString(5)),
                Columns.memberRole(row, 1),
                row.getLong(2),
                Columns.time(row, 3));
        state.member(new MemberKey(row.getLong(6), row.getLong(7)), membership);
      }
    }
  }

  private static String[] roomIds(SortedSet<RoomId> rooms) {
    return rooms.stream().map(RoomId::value).toArray(String[]::new);
  }

  private static ResultSet query(SqlSession session, String sql, String[]... arrays)
      throws SQLException {
    PreparedStatement statement = session.prepare(sql);
    for (int i = 0; i < arrays.length; i++) {
      Array array = session.connection().createArrayOf("text", arrays[i]);
      statement.setArray(i + 1, array);
    }
    return statement.executeQuery();
  }
}
