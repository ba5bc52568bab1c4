package org.hiroba.feature.room;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hiroba.account.UserId;
import org.hiroba.room.MemberRole;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.jspecify.annotations.Nullable;

/**
 * Describes a room that is to be made.
 *
 * @param name null for direct rooms
 * @param directKey names the set of people of a direct room; null for others
 * @param members the first members, with their roles
 * @param creator who makes it; null when nobody is to be counted for it
 */
public record NewRoom(
    RoomId id,
    RoomKind kind,
    @Nullable String name,
    String topic,
    @Nullable String directKey,
    Map<UserId, MemberRole> members,
    Instant at,
    @Nullable UserId creator) {
  /** Copies the members. */
  public NewRoom {
    members = Map.copyOf(members);
  }

  /** Returns the key of the direct room of these people: their sorted ids. */
  public static String directKey(List<UserId> people) {
    return String.join(" ", people.stream().map(UserId::value).distinct().sorted().toList());
  }
}
