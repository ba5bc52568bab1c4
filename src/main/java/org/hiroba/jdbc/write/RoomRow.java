package org.hiroba.jdbc.write;

import org.hiroba.room.Posters;
import org.hiroba.room.Room;
import org.jspecify.annotations.Nullable;

/** Holds a room as the open transaction sees it. Belongs to the writer's thread. */
public final class RoomRow {
  private final long number;
  private Room room;

  /** Makes one. */
  public RoomRow(long number, Room room) {
    this.number = number;
    this.room = room;
  }

  /** Returns its number in the database. */
  public long number() {
    return number;
  }

  /** Returns the room, with the transaction's events counted in. */
  public Room room() {
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
            room.createdAt(),
            room.posting());
  }

  /** Changes what is not null. */
  public void change(
      @Nullable String name,
      @Nullable String topic,
      @Nullable Boolean archived,
      @Nullable Posters posting) {
    room =
        new Room(
            room.id(),
            room.kind(),
            name == null ? room.name() : name,
            topic == null ? room.topic() : topic,
            archived == null ? room.archived() : archived,
            room.head(),
            room.messageCount(),
            room.createdAt(),
            posting == null ? room.posting() : posting);
  }
}
