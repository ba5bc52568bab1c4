package org.hiroba.feature.retention;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;

/** Reads what is too old. Thread-safe; may block. */
public interface RetentionReads {
  /**
   * Finds the first room behind an id that keeps its messages for some time only and is under no
   * hold.
   *
   * @param defaultDays of rooms that say nothing; 0 for ever
   */
  Optional<KeptRoom> next(String afterId, int defaultDays);

  /**
   * Returns the seq of the last event that happened before a moment; {@code from} when none above
   * it did.
   */
  long lastBefore(RoomId room, long from, Instant before);

  /** Returns the messages among some events that are too old and under no hold. */
  List<Long> messages(RoomId room, long after, long upTo, Instant before);

  /** Tells how a room keeps its messages; empty when there is none. */
  Optional<RetentionDesk.Keeping> keeping(RoomId room);

  /** Tells since when a person is under a hold; empty for no hold. */
  Optional<Instant> heldSince(UserId person);

  /** Finds rooms that are not direct by their name, or one by its id. */
  List<RoomId> rooms(String nameOrId);
}
