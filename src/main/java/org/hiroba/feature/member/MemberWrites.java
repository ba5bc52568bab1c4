package org.hiroba.feature.member;

import java.util.Map;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;

/** Asks and says who is what in a room, in the open transaction. For the writer's thread. */
interface MemberWrites {
  /**
   * Finds who stands first in a room: people who hold their name before guests and accounts that
   * nobody can sign in to any more, then owners, then who is a member for longest.
   *
   * @return empty when nobody is in the room
   */
  Optional<Foremost> foremost(RoomId room);

  /**
   * Finds what somebody has that no guest has: public rooms into which nobody brought them, and
   * rooms that they own.
   *
   * @return whether they lose the room itself, by room
   */
  Map<RoomId, Boolean> lostByGuest(UserId user);

  /** Makes an owner a member like others; without an event. */
  void disown(RoomId room, UserId user);

  /**
   * Names who stands first in a room.
   *
   * @param isOwner they own it
   * @param isThere they hold their name and are no guest; if not, nobody in the room is
   */
  record Foremost(UserId user, boolean isOwner, boolean isThere) {}
}
