package org.hiroba.room;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Says who writes in a room; on the wire in lower case. */
public enum Posters {
  /** Every member. */
  MEMBERS,
  /** Its owners and administrators who are members; the others read: a room of announcements. */
  OWNERS;

  /** Finds what has a name on the wire. */
  public static Optional<Posters> ofWireName(String name) {
    return Arrays.stream(values()).filter(one -> one.wireName().equals(name)).findFirst();
  }

  /** Returns the name as the protocol and the database spell it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
