package org.hiroba.room;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds a room as of one moment; immutable.
 *
 * @param name at most 64 code points, NFC; null for direct rooms
 * @param topic may be empty
 * @param head the seq of the room's last event, 0 when nothing has happened yet
 * @param messageCount how many of the events up to {@code head} are messages
 * @param posting who writes in it
 */
public record Room(
    RoomId id,
    RoomKind kind,
    @Nullable String name,
    String topic,
    boolean archived,
    long head,
    long messageCount,
    Instant createdAt,
    Posters posting) {
  /** Makes a room in which every member writes. */
  public Room(
      RoomId id,
      RoomKind kind,
      @Nullable String name,
      String topic,
      boolean archived,
      long head,
      long messageCount,
      Instant createdAt) {
    this(id, kind, name, topic, archived, head, messageCount, createdAt, Posters.MEMBERS);
  }
}
