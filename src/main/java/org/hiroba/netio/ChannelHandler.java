package org.hiroba.netio;

import java.io.IOException;
import java.nio.channels.SelectionKey;

/**
 * What is done for one channel. Everything is called on the loop's thread and never blocks. What a
 * method throws, an {@code Error} too, ends this handler by {@link #failed} and nobody else.
 */
public interface ChannelHandler {
  /**
   * Does a bounded amount of what can be done without waiting.
   *
   * @throws IOException if the channel is of no use any more; then {@link #failed} follows
   */
  void ready(SelectionKey key) throws IOException;

  /**
   * Sends what waits to be sent, after {@link SelectorLoop#outgoing}.
   *
   * @throws IOException if the channel is of no use any more; then {@link #failed} follows
   */
  default void send() throws IOException {
    // Most send at once what they have.
  }

  /**
   * Looks at the time, ten times a second while anybody waits for a time.
   *
   * @return whether this handler waits for a time
   * @throws IOException if the channel is of no use any more; then {@link #failed} follows
   */
  boolean tick(long nanos) throws IOException;

  /**
   * Ends in a civil way, soon.
   *
   * @throws IOException if the channel is of no use any more; then {@link #failed} follows
   */
  default void goodBye() throws IOException {
    close();
  }

  /** Ends after an error; closes the channel. */
  void failed(Throwable cause);

  /** Closes the channel; a second call does nothing. */
  void close();
}
