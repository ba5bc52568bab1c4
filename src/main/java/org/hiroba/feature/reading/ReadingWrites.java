package org.hiroba.feature.reading;

import java.util.Optional;
import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.room.NotifyLevel;
import org.hiroba.room.RoomArrangement;
import org.hiroba.room.RoomId;

/**
 * Writes how far people have read and what they want to hear of, in the open transaction. Locks no
 * room: these rows belong to one person each. For the writer's thread.
 */
public interface ReadingWrites {
  /**
   * Moves a read mark forward, clamped to the room's head as it is committed; never back.
   *
   * @return the mark as it is now; empty when it did not move, or the person is no member
   */
  Optional<Long> advance(RoomId room, UserId user, long seq);

  /**
   * Puts a read mark where it is told, forward or back, clamped to what the room has.
   *
   * @return the mark as it is now; empty when the person is no member
   */
  Optional<Long> move(RoomId room, UserId user, long seq);

  /** Finds how a member keeps a room; empty when they are no member. */
  Optional<RoomArrangement> arrangement(RoomId room, UserId user);

  /** Sets how a member keeps a room. */
  void arrange(RoomId room, UserId user, RoomArrangement arrangement);

  /** Returns the sections in which somebody keeps rooms. */
  Set<String> sections(UserId user);

  /** Sets of what in a room a member is notified; nothing happens when they are no member. */
  void setNotify(RoomId room, UserId user, NotifyLevel level);
}
