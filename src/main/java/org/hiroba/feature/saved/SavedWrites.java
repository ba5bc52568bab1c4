package org.hiroba.feature.saved;

import java.time.Instant;
import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;

/** Writes what people save in the open transaction. For the writer's thread. */
public interface SavedWrites {
  /** Saves a message for a person; nothing happens when it is saved already. */
  void save(RoomId room, long seq, UserId user, Instant at);

  /** Forgets that a person saved a message. */
  void unsave(RoomId room, long seq, UserId user);
}
