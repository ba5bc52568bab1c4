package org.hiroba.room;

import java.util.Locale;

/** Says who writes in a room; on the wire in lower case. */
public enum Posters {
  /** Every member. */
  MEMBERS,
  /** Its owners and administrators who are members; the others read: a room of announcements. */
  OWNERS;

  /** Returns the name as the protocol and the database spell it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
