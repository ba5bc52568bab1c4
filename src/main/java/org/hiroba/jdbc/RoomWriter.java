package org.hiroba.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.FoldedText;
import org.hiroba.account.UserId;
import org.hiroba.log.NewRoom;
import org.hiroba.room.MemberRole;
import org.hiroba.room.Membership;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Makes rooms and members without events, and looks rooms up. Belongs to the writer's thread. */
final class RoomWriter {
  private static final String INSERT =
      "INSERT INTO room (id, kind, name, name_key, topic, search_key, direct_key, created_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING no";
  private static final String JOIN =
      "INSERT INTO membership (room, account, role, read_up_to, joined_at) VALUES (?, ?, ?, ?, ?)";
  private static final String MEMBERS =
      "SELECT a.id, m.role, m.read_up_to, m.joined_at FROM membership m"
          + " JOIN account a ON a.no = m.account WHERE m.room = ? ORDER BY m.joined_at, m.account";
  private static final String DIRECT = "SELECT id FROM room WHERE direct_key = ?";
  private static final String NAMED =
      "SELECT 1 FROM room WHERE name_key = ? AND archived = 0 AND kind <> 'direct'";
  private static final String SHOW =
      "UPDATE membership SET listed = 1 WHERE room = ? AND account = ?";

  private final SqlSession session;
  private final AccountNumbers numbers;
  private final BatchState state;

  RoomWriter(SqlSession session, AccountNumbers numbers, BatchState state) {
    this.session = session;
    this.numbers = numbers;
    this.state = state;
  }

  static @Nullable String nameKey(@Nullable String name) {
    return name == null ? null : FoldedText.of(name);
  }

  /** Returns what a directory's query is looked for in; the line break keeps the two apart. */
  static String searchKey(@Nullable String name, String more) {
    return FoldedText.of((name == null ? "" : name) + "\n" + more);
  }

  void create(NewRoom room) throws SQLException {
    long number;
    try (ResultSet row =
        session
            .with(INSERT)
            .text(room.id().value())
            .text(room.kind().wireName())
            .text(room.name())
            .text(nameKey(room.name()))
            .text(room.topic())
            .text(searchKey(room.name(), room.topic()))
            .text(room.directKey())
            .time(room.at())
            .query()) {
      if (!row.next()) {
        throw new SQLException("the new room got no number");
      }
      number = row.getLong(1);
    }
    Room created =
        new Room(room.id(), room.kind(), room.name(), room.topic(), false, 0, 0, room.at());
    state.rooms.put(room.id(), Optional.of(new RoomRow(number, created)));
    for (Map.Entry<UserId, MemberRole> member : room.members().entrySet()) {
      join(number, member.getKey(), member.getValue(), 0, room.at());
    }
  }

  /** Makes a newcomer a member who has read everything. */
  void join(RoomRow room, UserId user, Instant at) throws SQLException {
    join(room.number, user, MemberRole.MEMBER, room.room().head(), at);
  }

  private void join(long room, UserId user, MemberRole role, long readUpTo, Instant at)
      throws SQLException {
    long account = numbers.of(session, user);
    session
        .with(JOIN)
        .number(room)
        .number(account)
        .text(role.wireName())
        .number(readUpTo)
        .time(at)
        .update();
    state.members.remove(new PendingWrites.MemberKey(room, account));
  }

  List<Membership> memberships(RoomId id) throws SQLException {
    Optional<RoomRow> room = state.room(id);
    if (room.isEmpty()) {
      return List.of();
    }
    List<Membership> members = new ArrayList<>();
    try (ResultSet row = session.with(MEMBERS).number(room.get().number).query()) {
      while (row.next()) {
        members.add(
            new Membership(
                id,
                new UserId(row.getString(1)),
                Columns.memberRole(row, 2),
                row.getLong(3),
                Columns.time(row, 4)));
      }
    }
    return members;
  }

  Optional<RoomId> directRoom(String key) throws SQLException {
    try (ResultSet row = session.with(DIRECT).text(key).query()) {
      return row.next() ? Optional.of(new RoomId(row.getString(1))) : Optional.empty();
    }
  }

  boolean isNameTaken(String name) throws SQLException {
    try (ResultSet row = session.with(NAMED).text(FoldedText.of(name)).query()) {
      return row.next();
    }
  }

  void show(RoomId id, UserId user) throws SQLException {
    session
        .with(SHOW)
        .number(state.existingRoom(id).number)
        .number(numbers.of(session, user))
        .update();
  }
}
