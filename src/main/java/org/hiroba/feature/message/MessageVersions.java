package org.hiroba.feature.message;

import java.util.Optional;
import org.hiroba.room.RoomId;

/**
 * Reads what messages said before they were edited. Safe for use by many threads; may block and
 * throws {@code StorageException} when the database cannot answer.
 */
public interface MessageVersions {
  /**
   * Returns the earlier versions of a message, the latest {@link VersionPage#MAX_VERSIONS} of them
   * below the seq {@code before}, cut at a page's bytes; empty when there is no such message or it
   * was deleted.
   */
  Optional<VersionPage> versions(RoomId room, long target, long before);
}
