package org.hiroba.feature.room;

import java.util.Optional;
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

  /** Tells whether a public or private room that is not archived has this name, ignoring case. */
  boolean isNameTaken(String name);

  /** Makes a room and its first members, without an event. */
  void create(NewRoom room);
}
