package org.hiroba.feature.archive;

import java.util.ArrayList;
import java.util.List;
import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Says what becomes of a room of an archive.
 *
 * @param target the room here
 * @param name what it is called here; null for direct rooms
 * @param after the seq up to which it is here already
 * @param isNew there is no such room yet
 * @param why why nothing is imported into it; null where it is
 */
record ImportedRoom(
    ArchivedRoom room,
    RoomId target,
    @Nullable String name,
    long after,
    boolean isNew,
    @Nullable String why) {

  boolean isWanted() {
    return why == null;
  }

  /** What the check of a room's lines found. */
  static final class Tally {
    long events;
    long messages;
    long missing;
    final List<UserId> direct = new ArrayList<>();
  }
}
