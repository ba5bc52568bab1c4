package org.hiroba.account;

import java.util.Locale;

/** Says what an account may do beyond its memberships; on the wire in lower case. */
public enum Role {
  /** Everybody who is signed in, outsiders apart. */
  USER,
  /** May delete any message; in guest mode only who presented the setup token. */
  ADMIN,
  /** An outsider, who sees only rooms into which they were invited and their members. */
  GUEST;

  /** Returns the role's name as the protocol and the database spell it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
