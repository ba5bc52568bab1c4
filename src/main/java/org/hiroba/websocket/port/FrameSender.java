package org.hiroba.websocket.port;

import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.hiroba.protocol.Frame;
import org.hiroba.session.Connection.SendListener;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of one WebSocket session by one of the ways that its container has. One send
 * at a time: never before the listener of the send before has been told. Does not block on the
 * peer.
 */
public interface FrameSender {
  /** After so long a client that takes nothing is given up, where nobody else looks after it. */
  long TIMEOUT_MILLIS = TimeUnit.SECONDS.toMillis(20);

  /** Returns an empty ping as it goes over the wire from a server (RFC 6455 §5.5.2). */
  static ByteBuffer pingOnTheWire() {
    return ByteBuffer.wrap(new byte[] {(byte) 0x89, 0});
  }

  /** Returns what {@link org.hiroba.session.Connection#sender} does. */
  default @Nullable Executor thread() {
    return null;
  }

  /**
   * Sends one text message.
   *
   * @param listener is told once, on any thread, possibly before this method returns
   */
  void send(Frame frame, SendListener listener);

  /** Tells whether {@link #sendFrame} does anything. */
  default boolean sendsFrames() {
    return false;
  }

  /**
   * Sends one frame of a message that the caller has cut into frames (RFC 6455 §5.4); control
   * frames may come between, nothing else does.
   *
   * @param frame as it goes over the wire from a server; the caller's again when the listener is
   *     told
   * @param listener is told once as of {@link #send}
   * @throws UnsupportedOperationException where {@link #sendsFrames} is false
   */
  default void sendFrame(ByteBuffer frame, SendListener listener) {
    throw new UnsupportedOperationException("this way takes whole messages only");
  }

  /**
   * Sends a ping, if that does not block on the peer either.
   *
   * @param listener is told once as of {@link #send}, or not at all if false is returned
   * @return false if somebody who may block must send it by the standard API
   */
  default boolean ping(SendListener listener) {
    return false;
  }
}
