package org.hiroba.feature.member;

import java.sql.SQLException;
import org.hiroba.jdbc.write.RoomRow;
import org.hiroba.jdbc.write.WriteContext;

/** Writes who is a member. Stateless; for the writer's thread. */
final class JdbcMembers {
  private static final String JOIN =
      "INSERT INTO membership (room, account, role, read_up_to, joined_at)"
          + " VALUES (?, ?, 'member', ?, ?) ON CONFLICT (room, account) DO UPDATE SET"
          + " role = excluded.role, read_up_to = excluded.read_up_to,"
          + " joined_at = excluded.joined_at";
  private static final String LEAVE = "DELETE FROM membership WHERE room = ? AND account = ?";

  private JdbcMembers() {}

  /** A newcomer has read everything so far. */
  static void joined(WriteContext in, RoomRow room, MemberJoined event) throws SQLException {
    in.state().forgetMembers();
    in.session()
        .with(JOIN)
        .number(room.number())
        .number(in.number(event.user().id()))
        .number(event.seq())
        .time(event.at())
        .update();
  }

  static void left(WriteContext in, RoomRow room, MemberLeft event) throws SQLException {
    in.state().forgetMembers();
    in.session().with(LEAVE).number(room.number()).number(in.number(event.user().id())).update();
  }
}
