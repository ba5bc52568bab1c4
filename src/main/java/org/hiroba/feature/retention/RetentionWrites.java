package org.hiroba.feature.retention;

import java.time.Instant;
import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Writes how long messages are kept, in the open transaction. For the writer's thread. */
public interface RetentionWrites {
  /**
   * Takes away what is too old and under no hold among some events, what the views have of it, and
   * later edits of it.
   *
   * @return how many events expired
   */
  int expire(RoomId room, long after, long upTo, Instant before);

  /** Takes what is gone as read, so that nobody has it unread for ever. */
  void readUpTo(RoomId room, long seq);

  /** Sets how long a room keeps its messages; null for what the server's setting says. */
  void keep(RoomId room, @Nullable Integer days);

  /** Sets since when a room is under a hold; null for no hold. */
  void hold(RoomId room, @Nullable Instant since);

  /** Sets since when a person is under a hold; null for no hold. */
  void hold(UserId person, @Nullable Instant since);
}
