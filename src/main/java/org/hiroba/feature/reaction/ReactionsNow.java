package org.hiroba.feature.reaction;

import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;

/**
 * Asks the open transaction for reactions, its own writes included. For the writer's thread. An
 * emoji is the same however its variation selectors are set.
 */
public interface ReactionsNow {
  /** Tells whether a reaction is on. */
  boolean isOn(RoomId room, long target, UserId user, String emoji);

  /**
   * Tells whether somebody may give a reaction: the message has the kind already, or fewer than it
   * may have.
   */
  boolean mayTake(RoomId room, long target, String emoji);
}
