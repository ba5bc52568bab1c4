package org.hiroba.feature.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.write.RoomRow;
import org.hiroba.jdbc.write.WriteContext;
import org.hiroba.room.MemberRole;
import org.hiroba.room.RoomId;

/** Writes who is a member. For the writer's thread. */
final class JdbcMembers implements MemberWrites {
  private static final String JOIN =
      "INSERT INTO membership (room, account, role, read_up_to, joined_at, added_by)"
          + " VALUES (?, ?, 'member', ?, ?, ?) ON CONFLICT (room, account) DO UPDATE SET"
          + " role = excluded.role, read_up_to = excluded.read_up_to,"
          + " joined_at = excluded.joined_at, added_by = excluded.added_by";
  private static final String LOST_BY_GUESTS =
      "SELECT r.id, CASE WHEN r.kind = 'public' AND m.added_by IS NULL THEN 1 ELSE 0 END"
          + " FROM membership m JOIN room r ON r.no = m.room WHERE m.account = ?"
          + " AND r.kind <> 'direct' AND ((r.kind = 'public' AND m.added_by IS NULL)"
          + " OR m.role = 'owner') ORDER BY r.id";
  private static final String DISOWN =
      "UPDATE membership SET role = 'member' WHERE room = ? AND account = ?";
  private static final String LEAVE = "DELETE FROM membership WHERE room = ? AND account = ?";

  private static final String FOREMOST =
      "SELECT a.id, m.role, CASE WHEN a.name_key IS NULL OR a.roles = 'guest' THEN 1 ELSE 0 END"
          + " AS gone"
          + " FROM membership m JOIN account a ON a.no = m.account WHERE m.room = ?"
          + " ORDER BY gone, CASE m.role WHEN 'owner' THEN 0 ELSE 1 END, m.joined_at, m.account"
          + " LIMIT 1";

  private final WriteContext in;

  JdbcMembers(WriteContext in) {
    this.in = in;
  }

  @Override
  public Optional<Foremost> foremost(RoomId room) {
    return in.ask(
        "find who stands first in a room",
        () -> {
          try (ResultSet row =
              in.session().with(FOREMOST).number(in.state().roomNumber(room)).query()) {
            return row.next()
                ? Optional.of(
                    new Foremost(
                        new UserId(row.getString(1)),
                        Columns.memberRole(row, 2) == MemberRole.OWNER,
                        row.getInt(3) == 0))
                : Optional.empty();
          }
        });
  }

  @Override
  public Map<RoomId, Boolean> lostByGuest(UserId user) {
    return in.ask(
        "find what a guest does not see",
        () -> {
          Map<RoomId, Boolean> found = new TreeMap<>();
          try (ResultSet row =
              in.session().with(LOST_BY_GUESTS).number(in.numberOrNone(user)).query()) {
            while (row.next()) {
              found.put(new RoomId(row.getString(1)), row.getInt(2) == 1);
            }
          }
          return found;
        });
  }

  @Override
  public void disown(RoomId room, UserId user) {
    in.run(
        "take a room from its owner",
        () -> {
          in.state().forgetMembers();
          in.session()
              .with(DISOWN)
              .number(in.state().roomNumber(room))
              .number(in.number(user))
              .update();
        });
  }

  /** A newcomer has read everything so far. */
  static void joined(WriteContext in, RoomRow room, MemberJoined event) throws SQLException {
    in.state().forgetMembers();
    in.session()
        .with(JOIN)
        .number(room.number())
        .number(in.number(event.user().id()))
        .number(event.seq())
        .time(event.at())
        .numberOrNull(in.numberOrNull(event.by()))
        .update();
  }

  static void left(WriteContext in, RoomRow room, MemberLeft event) throws SQLException {
    in.state().forgetMembers();
    in.session().with(LEAVE).number(room.number()).number(in.number(event.user().id())).update();
  }
}
