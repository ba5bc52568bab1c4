package org.hiroba.session;

import java.util.concurrent.Executor;
import org.hiroba.protocol.CloseCode;
import org.hiroba.protocol.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Sends to one client.
 *
 * <p>{@link Outbox} calls {@link #send} and {@link #ping} one at a time: never before the listener
 * of the send before has been told. No method may block on the peer.
 */
public interface Connection {
  /**
   * Returns what runs tasks on the thread from which {@link #send} costs least, where the container
   * sends on a thread of its own to which others hand over each message; null, as by default, where
   * all threads are as good.
   */
  default @Nullable Executor sender() {
    return null;
  }

  /**
   * Sends one text message.
   *
   * @param listener is told once, on any thread, possibly before this method returns
   */
  void send(Frame frame, SendListener listener);

  /**
   * Sends a WebSocket ping (RFC 6455 §5.5.2).
   *
   * @param listener is told once, on any thread, possibly before this method returns
   */
  void ping(SendListener listener);

  /**
   * Closes in the background: returns at once, and ends the connection hard where the close frame
   * cannot pass. Doing it again does nothing.
   */
  void close(CloseCode code, String reason);

  /** Hears how a send ended. */
  @FunctionalInterface
  interface SendListener {
    /**
     * Takes the end of a send.
     *
     * @param failure null when the message went out; else the connection is of no more use
     */
    void sent(@Nullable Throwable failure);
  }
}
