package org.hiroba.relay.port;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * A WebSocket engine: answers opening handshakes, reads and writes frames. It knows no socket, no
 * thread and no limit; whoever calls it has checked what comes in. Called by one thread at a time.
 */
public interface ProtocolEngine extends AutoCloseable {
  /**
   * Answers an opening handshake.
   *
   * @param room the path that the client shares with those who hear each other's broadcasts
   * @param headers the checked headers of the request
   */
  Answer upgrade(String room, Map<String, String> headers);

  /** Sends a text to all open conversations of a room, encoded once. */
  void broadcast(String room, String text);

  /** Sends bytes to all open conversations of a room, encoded once. */
  void broadcast(String room, ByteBuffer bytes);

  /** Frees what the engine holds; open conversations are of no use then. */
  @Override
  void close();

  /** The answer to a handshake. */
  interface Answer {
    /** Returns the HTTP status, 101 if the engine agrees. */
    int status();

    /** Returns the headers to answer with. */
    Map<String, List<String>> headers();

    /**
     * Begins the conversation, after the answer was written. Only with status 101, and once.
     *
     * @param wire where the engine writes to
     * @param listener hears of what the client says
     */
    Conversation begin(Wire wire, Listener listener);
  }

  /** One client, seen from the transport. */
  interface Conversation {
    /** Takes one frame, whole, as it came. */
    void receive(ByteBuffer frame);

    /** Sends a text. */
    void send(String text);

    /** Sends bytes. */
    void send(ByteBuffer bytes);

    /** Sends a ping (RFC 6455 §5.5.2). */
    void ping();

    /** Sends a close frame, unless one was sent, and then closes the wire. */
    void close(int code, String reason);

    /** Forgets the conversation: the connection is gone without a close frame. */
    void lost();
  }

  /** The way out, seen from the engine. */
  interface Wire {
    /** Takes encoded bytes in their order; the buffer is the wire's from now on. */
    void write(ByteBuffer bytes);

    /** Says that nothing more comes: the last bytes are to be sent and the connection closed. */
    void end();
  }

  /** Hears of what a client says, message by message. */
  interface Listener {
    /** A whole text message has come. */
    void text(String text);

    /** A whole binary message has come. */
    void binary(ByteBuffer bytes);

    /** The conversation is over; called once. 1006 stands for a lost connection. */
    void closed(int code, String reason);
  }
}
