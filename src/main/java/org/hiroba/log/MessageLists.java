package org.hiroba.log;

import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;
import org.hiroba.search.SearchHit;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages in other ways than as pages of a room's history. What was deleted has no text in
 * any of them. Parts are cut at {@link HistoryQuery#MAX_PAGE_BYTES}, like pages.
 *
 * <p>Safe for use by many threads; every method may block and throws {@link StorageException} when
 * it cannot answer.
 */
public interface MessageLists {
  /**
   * Returns the earlier versions of a message, the latest {@link VersionPage#MAX_VERSIONS} of them
   * below the seq {@code before}; empty when there is no such message or it was deleted.
   */
  Optional<VersionPage> versions(RoomId room, long target, long before);

  /**
   * Returns the pinned messages of a room, last pinned first.
   *
   * @param before only pins made before this event; the cursor is such a seq
   * @param limit at most {@link Listed#MAX_ITEMS}
   */
  Listed<MessageView> pins(RoomId room, long before, int limit);

  /**
   * Returns what a person saved in rooms that they may read today, last saved first.
   *
   * @param before only what comes after this place in the list; null for its beginning
   * @param limit at most {@link Listed#MAX_ITEMS}
   */
  Listed<SavedMessage> saved(UserId user, @Nullable MessagePlace before, int limit);

  /**
   * Returns messages that mention a person in rooms that they may read today, newest first.
   *
   * @param before only what comes after this place in the list; null for its beginning
   * @param limit at most {@link Listed#MAX_ITEMS}
   */
  Listed<SearchHit> mentions(UserId user, @Nullable MessagePlace before, int limit);
}
