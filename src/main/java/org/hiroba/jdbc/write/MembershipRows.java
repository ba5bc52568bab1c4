package org.hiroba.jdbc.write;

import java.sql.SQLException;
import java.time.Instant;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.write.PendingWrites.MemberKey;
import org.hiroba.room.MemberRole;

/** Writes memberships that no event tells of. Stateless; for the writer's thread. */
public final class MembershipRows {
  private static final String JOIN =
      "INSERT INTO membership (room, account, role, read_up_to, joined_at) VALUES (?, ?, ?, ?, ?)";

  private MembershipRows() {}

  /** Makes somebody a member who has read up to a seq. */
  public static void insert(
      WriteContext in, long room, UserId user, MemberRole role, long readUpTo, Instant at)
      throws SQLException {
    long account = in.number(user);
    in.session()
        .with(JOIN)
        .number(room)
        .number(account)
        .text(role.wireName())
        .number(readUpTo)
        .time(at)
        .update();
    in.state().forgetMember(new MemberKey(room, account));
  }
}
