package org.hiroba.netservice;

import java.io.IOException;
import java.nio.channels.SelectionKey;

/** What is done for one channel. Everything is called on the selector thread and never blocks. */
interface Handler {
  /**
   * Does the I/O that the key is ready for, a bounded amount of it.
   *
   * @throws IOException if the channel is of no use any more; then {@link #failed} follows
   */
  void ready(SelectionKey key) throws IOException;

  /**
   * Looks at the time, a few times a second while anything waits for a time.
   *
   * @return whether this handler waits for a time
   */
  boolean tick(long nanos);

  /** Ends after an error; closes the channel. */
  void failed(Exception cause);

  /** Closes the channel; a second call does nothing. */
  void close();
}
