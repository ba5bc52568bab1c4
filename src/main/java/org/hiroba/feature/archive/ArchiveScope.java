package org.hiroba.feature.archive;

import java.time.Instant;
import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Says what an archive is to hold.
 *
 * @param room the only room; null for all
 * @param person whose doings alone; null for everybody's
 * @param from no earlier events; null for no such limit
 * @param before only earlier events; null for no such limit
 */
public record ArchiveScope(
    @Nullable RoomId room,
    @Nullable UserId person,
    @Nullable Instant from,
    @Nullable Instant before) {
  /** Everything. */
  public static final ArchiveScope ALL = new ArchiveScope(null, null, null, null);

  /** Returns it as the manifest and the trail spell it. */
  public String spelled() {
    if (room != null) {
      return "room " + room;
    }
    return person == null ? "all" : "person " + person;
  }

  boolean takes(Instant at) {
    return (from == null || !at.isBefore(from)) && (before == null || at.isBefore(before));
  }

  long fromMillis() {
    return from == null ? Long.MIN_VALUE : from.toEpochMilli();
  }

  long beforeMillis() {
    return before == null ? Long.MAX_VALUE : before.toEpochMilli();
  }
}
