package org.hiroba.cli.peer;

/** Hears what happens among peers, from any thread. */
public interface PeerListener {
  /** Somebody is there. */
  void joined(String peer);

  /** Somebody said a line, as it came: not safe for a terminal yet. */
  void said(String peer, String line);

  /** Somebody has gone. */
  void left(String peer, String why);
}
