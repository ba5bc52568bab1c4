package org.hiroba.feature.member;

import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;

/** Asks who is in a room, in the open transaction. For the writer's thread. */
interface MemberWrites {
  /**
   * Finds who stands first in a room: people who hold their name before accounts that nobody can
   * sign in to any more, then owners, then who is a member for longest.
   *
   * @return empty when nobody is in the room
   */
  Optional<Foremost> foremost(RoomId room);

  /**
   * Names who stands first in a room.
   *
   * @param isOwner they own it
   * @param isThere they hold their name; if not, nobody in the room does
   */
  record Foremost(UserId user, boolean isOwner, boolean isThere) {}
}
