package org.hiroba.room;

import java.util.Locale;

/** Says of what in a room a member wants to be notified; on the wire in lower case. */
public enum NotifyLevel {
  /** Of every message. */
  ALL,
  /** Of messages that mention them. */
  MENTIONS,
  /** Of nothing: the room is muted. */
  NONE;

  /** Returns the level's name as the protocol and the database spell it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
