package org.hiroba.feature.saved;

import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.log.Listed;
import org.hiroba.log.MessagePlace;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people saved. Safe for use by many threads; may block and throws {@code
 * StorageException} when the database cannot answer.
 */
public interface SavedMessages {
  /**
   * Returns what a person saved in rooms that they may read today, last saved first.
   *
   * @param only ids of rooms beyond which nothing is listed; empty for no such limit
   * @param before only what comes after this place in the list; null for its beginning
   * @param limit at most {@link Listed#MAX_ITEMS}
   */
  Listed<SavedMessage> saved(
      UserId user, Set<String> only, @Nullable MessagePlace before, int limit);

  /** Returns them from all those rooms. */
  default Listed<SavedMessage> saved(UserId user, @Nullable MessagePlace before, int limit) {
    return saved(user, Set.of(), before, limit);
  }
}
