package org.hiroba.jdbc;

import org.hiroba.log.RoomEvent.RoomUpdated;
import org.hiroba.room.Room;

/** Holds a room as the open transaction sees it. Belongs to the writer's thread. */
final class RoomRow {
  final long number;
  private Room room;

  RoomRow(long number, Room room) {
    this.number = number;
    this.room = room;
  }

  Room room() {
    return room;
  }

  /** Counts an event in. */
  void advance(boolean message) {
    room =
        new Room(
            room.id(),
            room.kind(),
            room.name(),
            room.topic(),
            room.archived(),
            room.head() + 1,
            room.messageCount() + (message ? 1 : 0),
            room.createdAt());
  }

  void update(RoomUpdated update) {
    room =
        new Room(
            room.id(),
            room.kind(),
            update.name() == null ? room.name() : update.name(),
            update.topic() == null ? room.topic() : update.topic(),
            update.archived() == null ? room.archived() : update.archived(),
            room.head(),
            room.messageCount(),
            room.createdAt());
  }
}
