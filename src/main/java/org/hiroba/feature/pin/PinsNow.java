package org.hiroba.feature.pin;

import org.hiroba.room.RoomId;

/** Asks the open transaction for pins, its own writes included. For the writer's thread. */
public interface PinsNow {
  /** Tells whether a message is pinned. */
  boolean isPinned(RoomId room, long target);

  /** Returns how many messages of a room are pinned. */
  int count(RoomId room);
}
