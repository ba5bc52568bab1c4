package org.hiroba.ops;

/**
 * Lets the server go down without losing anybody: it takes no new connections and {@code -/ready}
 * is 503, clients are told when to come again, their sockets close with 1012, one after the other,
 * and what waited to be written is written. HTTP is answered until the server is stopped.
 * Thread-safe.
 */
public interface Drain {
  /**
   * Begins and returns at once; does nothing when it has begun.
   *
   * @return whether it begins now
   */
  boolean begin();

  /** Takes it back: clients may come again. Does nothing when it has not begun. */
  void cancel();

  /** Returns how far it is. */
  Stage stage();

  /** Returns how many chat sockets there are still. */
  int sockets();

  /** How far it is. */
  enum Stage {
    /** Everybody may come. */
    OPEN,
    /** Sockets are being closed. */
    DRAINING,
    /** All sockets are closed. */
    DRAINED
  }
}
