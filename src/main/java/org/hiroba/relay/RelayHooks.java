package org.hiroba.relay;

import java.nio.ByteBuffer;

/**
 * What somebody does when clients of the relay come, speak and go. The methods are called on the
 * relay's one thread, so they must not block; what they throw is logged and ends that client.
 */
public interface RelayHooks {
  /** A client has joined. */
  default void connected(RelayClient client) {}

  /**
   * A client says a text.
   *
   * @return whether it is passed on to all
   */
  default boolean message(RelayClient client, String text) {
    return true;
  }

  /**
   * A client says bytes.
   *
   * @return whether they are passed on to all
   */
  default boolean message(RelayClient client, ByteBuffer bytes) {
    return true;
  }

  /**
   * A client that had joined has left.
   *
   * @param code its close code, 1005 if it gave none, 1006 if the connection was lost
   */
  default void closed(RelayClient client, int code, String reason) {}
}
