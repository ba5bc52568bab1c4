package org.hiroba.feature.account;

import java.time.Instant;
import org.hiroba.account.AccountRole;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.member.GuestRooms;
import org.hiroba.feature.mention.MembersChanged;
import org.hiroba.feature.room.RoomShown;
import org.hiroba.feature.signin.RolesSet;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;

/**
 * Makes an account another than it was, with what follows for its rooms and its open sockets: a
 * guest loses at once what guests do not see, and who is one no more is in the lobby like all
 * others. Stateless.
 */
public final class RoleChange {
  private RoleChange() {}

  /** Writes it, in a draft that names the lobby among its rooms. */
  public static void write(
      WriteTransaction tx, Instant at, Actor actor, User user, AccountRole role) throws Refusal {
    UserId id = user.id();
    tx.port(SignInWrites.class).setRoles(id, role.roles());
    // First, so that nobody is shown a room as what they are no more.
    tx.note(new RolesSet(id, role.roles()));
    if (role == AccountRole.GUEST) {
      GuestRooms.keepOnlyTheirs(tx, at, user.ref(), actor.user());
    } else if (user.isGuest()) {
      tx.port(SignInWrites.class).enterLobby(id, at);
      tx.note(new RoomShown(RoomId.LOBBY, id));
      tx.note(new MembersChanged(RoomId.LOBBY));
    }
    actor.did(tx, at, "user.role", id.value(), role.wireName());
  }
}
