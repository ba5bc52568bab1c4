package org.hiroba.feature.reaction;

import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;

/** Asks the open transaction for reactions, its own writes included. For the writer's thread. */
public interface ReactionsNow {
  /** Tells whether a reaction is on. */
  boolean isOn(RoomId room, long target, UserId user, String emoji);
}
