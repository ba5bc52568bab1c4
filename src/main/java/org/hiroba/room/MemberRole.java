package org.hiroba.room;

import java.util.Locale;

/** Says what a member may do in a room; on the wire in lower case. */
public enum MemberRole {
  /** May also rename, archive, remove members and delete their messages. */
  OWNER,
  /** May read and write. */
  MEMBER;

  /** Returns the role's name as the protocol and the database spell it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
