package org.hiroba.feature.member;

import java.util.List;
import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;

/**
 * Lists who is in a room, and in which rooms two people meet. Rights are checked by the caller.
 * Thread-safe; may block on the database.
 */
public interface RoomMembers {
  /**
   * Returns active members whose name, display name or reading holds a text, owners first, then by
   * name.
   *
   * @param query plain text, never a pattern; empty finds all
   * @param after the place behind which the page begins: {@link Page#cursor}, or empty
   */
  Page page(RoomId room, String query, String after, int limit);

  /** Tells whether somebody holds a name and may come in. */
  boolean isActive(UserId user);

  /** Returns how many active members a room has. */
  long count(RoomId room);

  /**
   * Returns rooms, direct ones apart, that both of two people are in, by name.
   *
   * @param only ids of rooms beyond which none is there; empty for no such limit
   */
  Common common(UserId one, UserId other, Set<String> only, int limit);

  /**
   * Holds one page of members.
   *
   * @param total how many there are on all pages
   * @param cursor where the list goes on; empty when this was all
   */
  record Page(List<RoomMember> members, long total, String cursor) {
    /** Copies the members. */
    public Page {
      members = List.copyOf(members);
    }
  }

  /**
   * Holds rooms that two people share.
   *
   * @param total how many they share, also those that are not listed
   */
  record Common(List<Room> rooms, long total) {
    /** Copies the rooms. */
    public Common {
      rooms = List.copyOf(rooms);
    }
  }
}
