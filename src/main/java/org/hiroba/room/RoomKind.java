package org.hiroba.room;

import java.util.Locale;

/** Says who may find, read and join a room; on the wire in lower case. */
public enum RoomKind {
  /** Everybody signed in may find, read and join it. */
  PUBLIC,
  /** Only members know of it; members invite. */
  PRIVATE,
  /** The one room of a fixed set of people. */
  DIRECT;

  /** Returns the kind's name as the protocol and the database spell it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
