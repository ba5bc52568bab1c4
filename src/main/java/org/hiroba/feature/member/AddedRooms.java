package org.hiroba.feature.member;

import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.log.Listed;
import org.hiroba.log.MessagePlace;
import org.jspecify.annotations.Nullable;

/** Lists rooms to which people were added by others. Thread-safe; may block on the database. */
public interface AddedRooms {
  /**
   * Returns the rooms of a person to which others added them, the latest first.
   *
   * @param only ids of rooms beyond which nothing is listed; empty for no such limit
   * @param before where the list goes on; null for its beginning
   */
  Listed<AddedRoom> addedTo(
      UserId user, Set<String> only, @Nullable MessagePlace before, int limit);

  /** Returns them from all those rooms. */
  default Listed<AddedRoom> addedTo(UserId user, @Nullable MessagePlace before, int limit) {
    return addedTo(user, Set.of(), before, limit);
  }
}
