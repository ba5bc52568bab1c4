package org.hiroba.room;

/**
 * Names one room for good; an opaque string.
 *
 * @param value 1 to 64 characters
 */
public record RoomId(String value) implements Comparable<RoomId> {
  /** The public room of which everybody is a member. */
  public static final RoomId LOBBY = new RoomId("lobby");

  /** Checks the length only: an id is opaque. */
  public RoomId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException("a room id has 1 to 64 characters");
    }
  }

  /** Orders by value: the order in which rooms are locked. */
  @Override
  public int compareTo(RoomId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
