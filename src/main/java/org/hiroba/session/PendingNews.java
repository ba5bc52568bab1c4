package org.hiroba.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiroba.log.RoomEvent;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** What was committed and is to be passed on, room by room. Belongs to one thread. */
final class PendingNews {
  private final Map<RoomId, OfRoom> rooms = new LinkedHashMap<>();

  /**
   * What is to be passed on in one room.
   *
   * @param sinceNanos when the first of it was handed in
   */
  record OfRoom(List<RoomEvent> events, long sinceNanos) {}

  /** Adds events, which come after those that are there. */
  void add(RoomId room, List<RoomEvent> events, long sinceNanos) {
    rooms
        .computeIfAbsent(room, id -> new OfRoom(new ArrayList<>(), sinceNanos))
        .events
        .addAll(events);
  }

  /** Takes what there is of a room; null for nothing. */
  @Nullable OfRoom take(RoomId room) {
    return rooms.remove(room);
  }

  List<RoomId> rooms() {
    return List.copyOf(rooms.keySet());
  }

  boolean isEmpty() {
    return rooms.isEmpty();
  }
}
