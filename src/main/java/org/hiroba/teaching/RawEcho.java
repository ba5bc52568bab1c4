package org.hiroba.teaching;

import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import org.hiroba.protocol.CloseCode;
import org.hiroba.teaching.EchoMemory.Share.Outcome;
import org.hiroba.websocket.MessageBytes;
import org.hiroba.websocket.WebSocketConnection;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages back as they came, long ones in fragments. A message may have {@value
 * #MAX_MESSAGE_BYTES} bytes (a text: of UTF-8); beyond: close 1009. What is held for one client,
 * unfinished or not yet sent, is bounded by {@value #MAX_HELD_BYTES} bytes; beyond: close 4008.
 * When all together hold too much ({@link EchoMemory}): close 1013.
 *
 * <p>What is held is given back when the connection ends, by whatever tells of it first: the
 * container, a send that fails, or the watch, where the container does not tell.
 */
final class RawEcho {
  static final int MAX_MESSAGE_BYTES = 16 << 20;
  static final int MAX_HELD_BYTES = 64 << 20;

  /** What a message costs beside its bytes, so that empty ones are bounded too. */
  static final int MESSAGE_OVERHEAD_BYTES = 512;

  private static final Logger LOG = System.getLogger(RawEcho.class.getName());

  private final WebSocketConnection connection;
  private final EchoMemory.Share share;
  private final EchoQueue queue;
  private final IdleWatch.Line line;
  private final Place place;

  // Parts come on one thread at a time.
  private @Nullable MessageBytes unfinished;
  private Outcome refusal = Outcome.TAKEN;

  RawEcho(
      Session socket,
      WebSocketConnection connection,
      EchoMemory memory,
      IdleWatch idle,
      Place place) {
    this.connection = connection;
    this.place = place;
    this.share = memory.share();
    this.line = idle.watch(connection, this::end);
    this.queue = new EchoQueue(socket, connection, share, line, this::end);
  }

  void text(String part, boolean last) {
    guarded(() -> add(true, last, message -> message.add(part, this::hold)));
  }

  void binary(ByteBuffer part, boolean last) {
    guarded(() -> add(false, last, message -> message.add(part, this::hold)));
  }

  /** Lets everything go: the connection is gone. */
  void end() {
    line.end();
    place.leave();
    letGo();
  }

  /** Lets everything go and takes nothing more; the watch still looks after the connection. */
  void letGo() {
    queue.end();
    share.end();
  }

  /** Adds a part to a message. */
  private interface Part {
    boolean addTo(MessageBytes message);
  }

  /** An Error too, such as one of lack of memory, ends this connection and gives back. */
  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      unfinished = null;
      end();
      LOG.log(Level.WARNING, "A raw echo failed and is closed", e);
      connection.close(CloseCode.TRY_AGAIN_LATER, "the server could not take it; try again later");
    }
  }

  private void add(boolean isText, boolean last, Part part) {
    line.word();
    MessageBytes message = unfinished;
    if (message == null) {
      if (!hold(MESSAGE_OVERHEAD_BYTES)) {
        refuse();
        return;
      }
      message = new MessageBytes(isText);
      unfinished = message;
    }
    if (!part.addTo(message)) {
      refuse();
    } else if (message.length() > MAX_MESSAGE_BYTES) {
      close(CloseCode.TOO_BIG, "a message has at most " + MAX_MESSAGE_BYTES + " bytes");
    } else if (last) {
      unfinished = null;
      queue.add(message);
    }
  }

  private boolean hold(int bytes) {
    refusal = share.take(bytes);
    return refusal == Outcome.TAKEN;
  }

  private void refuse() {
    switch (refusal) {
      case OWN_LIMIT -> close(CloseCode.SLOW_CONSUMER, "too far behind");
      case ALL_LIMIT -> close(CloseCode.TRY_AGAIN_LATER, "too many big echoes; try again later");
      case TAKEN, ENDED -> unfinished = null;
    }
  }

  private void close(CloseCode code, String reason) {
    unfinished = null;
    end();
    connection.close(code, reason);
  }
}
