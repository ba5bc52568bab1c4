package org.hiroba.relay;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A client of the relay, for its hooks; to be used on their thread only. */
public interface RelayClient {
  /** Returns where it connects from. */
  InetSocketAddress address();

  /** Returns the path that it asked for, with its query. */
  String path();

  /** Returns the origin of the page that it runs in; programs have none. */
  Optional<String> origin();

  /** Sends a text to this client alone; does nothing once it is closed. */
  void send(String text);

  /** Sends bytes to this client alone; does nothing once it is closed. */
  void send(ByteBuffer bytes);

  /**
   * Closes the connection; a second call does nothing.
   *
   * @param code 1000 or 3000–4999
   * @param reason at most 123 bytes in UTF-8
   */
  void close(int code, String reason);
}
