package org.hiroba.feature.member;

import org.hiroba.account.UserId;
import org.hiroba.log.Listed;
import org.hiroba.log.MessagePlace;
import org.jspecify.annotations.Nullable;

/** Lists rooms to which people were added by others. Thread-safe; may block on the database. */
public interface AddedRooms {
  /**
   * Returns the rooms of a person to which others added them, the latest first.
   *
   * @param before where the list goes on; null for its beginning
   */
  Listed<AddedRoom> addedTo(UserId user, @Nullable MessagePlace before, int limit);
}
