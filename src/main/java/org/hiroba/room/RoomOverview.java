package org.hiroba.room;

import java.time.Instant;
import java.util.List;
import org.hiroba.account.UserRef;
import org.jspecify.annotations.Nullable;

/**
 * Holds a room as one of its members sees it in {@code welcome} and {@code roomAdded}.
 *
 * @param unread messages after {@code readUpTo} that were not deleted
 * @param mentions messages after {@code readUpTo} that mention the person as they are now, by name
 *     or by a word for a group that they are in
 * @param members everybody in it, for direct rooms only; empty otherwise
 * @param arrangement how the person keeps it
 * @param lastAt when its last message was written; null when there is none
 */
public record RoomOverview(
    Room room,
    MemberRole role,
    long readUpTo,
    long unread,
    long mentions,
    List<UserRef> members,
    RoomArrangement arrangement,
    @Nullable Instant lastAt) {
  /** Copies the members. */
  public RoomOverview {
    members = List.copyOf(members);
  }

  /** Returns the same with members. */
  public RoomOverview with(List<UserRef> everybody) {
    return new RoomOverview(room, role, readUpTo, unread, mentions, everybody, arrangement, lastAt);
  }

  /** Returns what is to be seen of it while nothing that was said in it is: another room. */
  public RoomOverview asEmpty(Room emptied) {
    return new RoomOverview(emptied, role, 0, 0, 0, members, arrangement, null);
  }

  /** Returns of what in it the person wants to be notified. */
  public NotifyLevel notifyLevel() {
    return arrangement.notifyLevel();
  }
}
