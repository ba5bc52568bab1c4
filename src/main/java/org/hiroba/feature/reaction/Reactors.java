package org.hiroba.feature.reaction;

import java.util.List;
import java.util.Optional;
import org.hiroba.account.UserRef;
import org.hiroba.log.Listed;
import org.hiroba.room.RoomId;

/**
 * Reads who gave a reaction. Safe for use by many threads; may block and throws {@code
 * StorageException} when the database cannot answer.
 */
public interface Reactors {
  /**
   * Holds one part of those who gave a reaction.
   *
   * @param total how many they are in all
   */
  record Part(Listed<UserRef> people, long total) {
    /** Is nobody. */
    public static final Part NOBODY = new Part(new Listed<>(List.of(), null), 0);
  }

  /**
   * Returns those who gave a reaction, in the order in which they came; empty if there is no such
   * message. Of a deleted one it is nobody.
   *
   * @param emoji however its variation selectors are set
   * @param after only who came after this event; the cursor is such a seq
   * @param limit at most {@link Listed#MAX_ITEMS}
   */
  Optional<Part> reactors(RoomId room, long target, String emoji, long after, int limit);
}
