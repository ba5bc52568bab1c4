package org.hiroba.feature.mention;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;

/**
 * Writes whom messages mention, in the open transaction: what unread counts and the list of one's
 * mentions are read from. For the writer's thread.
 */
public interface MentionWrites {
  /**
   * Notes that a message mentions people from now on.
   *
   * @param at when the message was posted
   */
  void mention(RoomId room, long seq, Instant at, Collection<UserId> people);

  /** Notes that a message mentions people no more. */
  void unmention(RoomId room, long seq, Collection<UserId> people);

  /** Returns which group a message calls. */
  Optional<MentionGroup> called(RoomId room, long seq);

  /**
   * Notes that a message calls a group from now on: its members as they are then, the author apart.
   * Takes one row, however many they are.
   *
   * @param at when the message was posted
   * @param here whom it calls when the group is {@link MentionGroup#HERE}; who is no member then is
   *     left out
   */
  void call(RoomId room, long seq, Instant at, UserId author, MentionGroup group, Set<UserId> here);

  /** Notes that a message calls no group, or none any more. */
  void callNobody(RoomId room, long seq);

  /** Returns when somebody last called a group in a big room; empty for never. */
  Optional<Instant> lastCall(UserId user);

  /** Notes that somebody calls a group in a big room now. */
  void lastCall(UserId user, Instant at);
}
