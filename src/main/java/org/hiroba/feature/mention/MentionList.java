package org.hiroba.feature.mention;

import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.log.Listed;
import org.hiroba.log.MessagePlace;
import org.hiroba.room.RoomId;
import org.hiroba.search.SearchHit;
import org.jspecify.annotations.Nullable;

/**
 * Lists where people are mentioned. Safe for use by many threads; may block and throws {@code
 * StorageException} when the database cannot answer.
 */
public interface MentionList {
  /**
   * Returns messages that mention a person in rooms that they may read today, newest first.
   *
   * @param only ids of rooms beyond which nothing is listed; empty for no such limit
   * @param before only what comes after this place in the list; null for its beginning
   * @param limit at most {@link Listed#MAX_ITEMS}
   */
  Listed<SearchHit> mentions(
      UserId user, Set<String> only, @Nullable MessagePlace before, int limit);

  /** Returns them from all those rooms. */
  default Listed<SearchHit> mentions(UserId user, @Nullable MessagePlace before, int limit) {
    return mentions(user, Set.of(), before, limit);
  }

  /**
   * Returns those messages of a room between two seqs, both inclusive, that called everybody who
   * was here when the person was, and meant them.
   */
  Set<Long> calledHere(UserId user, RoomId room, long first, long last);
}
