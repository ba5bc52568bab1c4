package org.hiroba.feature.room;

import java.util.List;
import org.hiroba.account.UserRef;
import org.hiroba.room.Room;

/**
 * Shows a room to an administrator, who need not be in it: nothing of what is said there.
 *
 * @param members how many people are in it
 * @param owners the first of them, at most {@value #MAX_OWNERS}
 */
public record RoomSheet(Room room, long members, List<UserRef> owners) {
  /** How many owners are named. */
  public static final int MAX_OWNERS = 20;

  /** Copies the owners. */
  public RoomSheet {
    owners = List.copyOf(owners);
  }
}
