package org.hiroba.bench.load;

import org.jspecify.annotations.Nullable;

/** How a server's clients speak: all that the load needs to know of a protocol. Thread-safe. */
public interface WireFormat {
  /** Returns the subprotocol to ask for; null for none. */
  @Nullable String subprotocol();

  /** Returns what a client says first, and is answered before it is ready; null if nothing. */
  byte @Nullable [] greeting();

  /** Tells whether a server answers each post to its sender, besides delivering it. */
  boolean acknowledges();

  /** Tells whether a server numbers what it delivers. */
  boolean numbers();

  /**
   * Writes a post into {@code out}.
   *
   * @param text UTF-8 of the text, as {@link PostText} makes it, from 0 to {@code textLength}
   * @return how many bytes were written
   */
  int post(byte[] out, String client, byte[] room, int number, byte[] text, int textLength);

  /**
   * Reads a message from a server.
   *
   * @throws LoadException if it says that something was refused, or has a gap in itself
   */
  void read(byte[] data, int from, int to, Batch into);
}
