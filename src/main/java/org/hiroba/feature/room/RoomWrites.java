package org.hiroba.feature.room;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;

/** Makes and finds rooms in the open transaction. For the writer's thread. */
public interface RoomWrites {
  /** Finds the one direct room of a set of people. */
  Optional<RoomId> directRoom(String directKey);

  /**
   * Lists a direct room for one of its members, who opened it: the others see it from its first
   * message on. Doing it again does nothing.
   */
  void showDirectRoom(RoomId room, UserId user);

  /** Returns those of some people who are in a room that a person sees. */
  Set<UserId> companionsAmong(UserId user, Collection<UserId> others);

  /** Tells whether a public room that is not archived has this name, ignoring case. */
  boolean isNameTaken(String name);

  /**
   * Makes a room and its first members, without an event.
   *
   * @return false, and nothing was written, when there is a public room of its name or a direct one
   *     of its people: another node may have made it a moment ago
   */
  boolean create(NewRoom room);

  /**
   * Returns when somebody made the last but so many of their rooms.
   *
   * @param direct whether direct rooms count, or all others
   * @param count 1 for the latest
   * @return empty when they made fewer
   */
  Optional<Instant> madeAt(UserId creator, boolean direct, int count);

  /** Counts the rooms that a person is in, direct ones apart, up to {@code most}. */
  int roomsOf(UserId user, int most);
}
