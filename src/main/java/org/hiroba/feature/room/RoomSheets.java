package org.hiroba.feature.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Reads rooms as administrators see them. Thread-safe; waits for the database. */
interface RoomSheets {
  /**
   * Lists rooms, direct ones apart, in the order of their folded names and ids.
   *
   * @param text which the name contains; empty for all
   * @param archived only those that are archived, or only others; null for both
   * @param afterName the folded name of the last room of the page before; empty for the first page
   * @param afterId its id
   */
  List<RoomSheet> list(
      String text, @Nullable Boolean archived, String afterName, String afterId, int limit);

  /** Finds a room that is not direct. */
  Optional<RoomSheet> find(RoomId room);

  /** Finds what is left of a room that was removed, if it is time to go on with one. */
  Optional<RoomRemovals.Removal> dueRemoval(Instant now);
}
