package org.hiroba.room;

import java.util.List;
import org.hiroba.account.UserRef;

/**
 * Holds a room as one of its members sees it in {@code welcome} and {@code roomAdded}.
 *
 * @param unread messages after {@code readUpTo} that were not deleted
 * @param mentions messages after {@code readUpTo} that mention the person as they are now, by name
 *     or by a word for a group that they are in
 * @param members everybody in it, for direct rooms only; empty otherwise
 * @param notifyLevel of what in it the person wants to be notified
 */
public record RoomOverview(
    Room room,
    MemberRole role,
    long readUpTo,
    long unread,
    long mentions,
    List<UserRef> members,
    NotifyLevel notifyLevel) {
  /** Copies the members. */
  public RoomOverview {
    members = List.copyOf(members);
  }
}
