package org.hiroba.feature.pin;

import org.hiroba.log.Listed;
import org.hiroba.log.MessageView;
import org.hiroba.room.RoomId;

/**
 * Reads pinned messages. Safe for use by many threads; may block and throws {@code
 * StorageException} when the database cannot answer.
 */
public interface Pins {
  /**
   * Returns the pinned messages of a room, last pinned first.
   *
   * @param before only pins made before this event; the cursor is such a seq
   * @param limit at most {@link Listed#MAX_ITEMS}
   */
  Listed<MessageView> pins(RoomId room, long before, int limit);
}
