package org.hiroba.feature.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;

/** Removes rooms, in the open transaction. For the writer's thread. */
interface RoomRemovals {
  /**
   * Says what is left of a room that is removed.
   *
   * @param hidden its id now, which nobody knows
   * @param seq up to which its messages are taken away
   * @param said whether anything that was said may be left; else the rest of its rows is
   * @param by whose the removal of its messages is
   * @param due when to go on
   */
  record Removal(RoomId hidden, long seq, boolean said, UserId by, Instant due) {}

  /** Takes its members and its id from a room that is there: nobody finds it any more. */
  void begin(RoomId room, UserId by, Instant at);

  /** Finds what is left of a room; empty when nothing is. */
  Optional<Removal> find(RoomId hidden);

  /** Returns the seqs of the next messages that were not taken away, at most {@code limit}. */
  List<Long> messages(Removal removal, int limit);

  /** Notes how far a removal is. */
  void note(Removal removal);

  /**
   * Removes some rows of what is left once all messages are taken away.
   *
   * @return whether there are more
   */
  boolean removeRest(Removal removal, int limit);
}
