package org.hiroba.protocol;

import java.util.Locale;

/** Says whether a person is there, over all of their sockets; on the wire in lower case. */
public enum PresenceState {
  /** At one client at least. */
  ONLINE,
  /** Connected, but away at all clients. */
  AWAY,
  /** Not connected. */
  OFFLINE;

  /** Returns the state as it is spelled on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
