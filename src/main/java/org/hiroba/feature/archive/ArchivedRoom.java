package org.hiroba.feature.archive;

import java.time.Instant;
import org.hiroba.account.UserId;
import org.hiroba.room.Posters;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a room, as it is at the end of its events.
 *
 * @param name null for direct rooms
 * @param creator who made it; null when that is not known
 * @param head the seq of its last event
 * @param file which file of the archive holds its events
 */
public record ArchivedRoom(
    RoomId id,
    RoomKind kind,
    @Nullable String name,
    String topic,
    boolean archived,
    Posters posting,
    Instant createdAt,
    @Nullable UserId creator,
    long head,
    String file) {
  /** Returns the same with its events in this file. */
  public ArchivedRoom in(String newFile) {
    return new ArchivedRoom(
        id, kind, name, topic, archived, posting, createdAt, creator, head, newFile);
  }

  /** Returns what people call it; of a direct room its id. */
  public String shownName() {
    return name == null ? id.value() : name;
  }
}
