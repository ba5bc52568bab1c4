package org.hiroba.websocket;

import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.hiroba.protocol.CloseCode;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages back as they came, one send in flight. A message may have {@value
 * #MAX_MESSAGE_BYTES} bytes (a text: of UTF-8); beyond: close 1009. What is held for one client,
 * unfinished or not yet sent, is bounded by {@value #MAX_HELD_BYTES} bytes; beyond: close 4008.
 * When all together hold too much ({@link EchoMemory}): close 1013.
 */
final class RawEcho {
  static final int MAX_MESSAGE_BYTES = 16 << 20;
  static final int MAX_HELD_BYTES = 64 << 20;

  private final Session socket;
  private final WebSocketConnection connection;
  private final EchoMemory memory;
  private final IdleWatch.Line line;
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private final AtomicInteger turns = new AtomicInteger();
  private long heldBytes;
  private boolean sending;
  private boolean ended;

  // Parts come on one thread at a time.
  private @Nullable StringBuilder text;
  private @Nullable ByteArrayOutputStream bytes;
  private int unfinishedBytes;

  RawEcho(Session socket, WebSocketConnection connection, EchoMemory memory, IdleWatch idle) {
    this.socket = socket;
    this.connection = connection;
    this.memory = memory;
    this.line = idle.watch(connection);
  }

  private record Waiting(Object message, int bytes) {}

  void text(String part, boolean last) {
    if (!hold(TextAssembly.utf8Length(part))) {
      return;
    }
    if (text == null) {
      text = new StringBuilder(part.length());
    }
    text.append(part);
    if (last) {
      String message = text.toString();
      text = null;
      send(message);
    }
  }

  void binary(ByteBuffer part, boolean last) {
    if (!hold(part.remaining())) {
      return;
    }
    if (bytes == null) {
      bytes = new ByteArrayOutputStream(part.remaining());
    }
    byte[] chunk = new byte[part.remaining()];
    part.get(chunk);
    bytes.writeBytes(chunk);
    if (last) {
      byte[] message = bytes.toByteArray();
      bytes = null;
      send(message);
    }
  }

  /** Lets everything go. */
  void end() {
    line.end();
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      waiting.clear();
      memory.give(heldBytes);
      heldBytes = 0;
    }
  }

  /** Makes room for a part, or ends the connection. */
  private boolean hold(int partBytes) {
    line.word();
    unfinishedBytes += partBytes;
    CloseCode refusal;
    String reason;
    synchronized (this) {
      if (ended) {
        return false;
      }
      if (unfinishedBytes > MAX_MESSAGE_BYTES) {
        refusal = CloseCode.TOO_BIG;
        reason = "a message has at most " + MAX_MESSAGE_BYTES + " bytes";
      } else if (heldBytes + partBytes > MAX_HELD_BYTES) {
        refusal = CloseCode.SLOW_CONSUMER;
        reason = "too far behind";
      } else if (!memory.take(partBytes)) {
        refusal = CloseCode.TRY_AGAIN_LATER;
        reason = "too many big echoes; try again later";
      } else {
        heldBytes += partBytes;
        return true;
      }
    }
    end();
    text = null;
    bytes = null;
    connection.close(refusal, reason);
    return false;
  }

  private void send(Object message) {
    synchronized (this) {
      if (ended) {
        return;
      }
      waiting.add(new Waiting(message, unfinishedBytes));
    }
    unfinishedBytes = 0;
    sendNext();
  }

  /**
   * Sends what waits. Undertow calls back before the send returns: then the loop goes on here,
   * since a call from within the call would go as deep as there are messages.
   */
  private void sendNext() {
    if (turns.getAndIncrement() == 0) {
      do {
        sendOne();
      } while (turns.decrementAndGet() > 0);
    }
  }

  private void sendOne() {
    Waiting next;
    synchronized (this) {
      if (sending || ended || waiting.isEmpty()) {
        return;
      }
      next = waiting.remove();
      sending = true;
    }
    SendHandler whenSent = result -> sent(next, result.isOK());
    try {
      if (next.message() instanceof String message) {
        socket.getAsyncRemote().sendText(message, whenSent);
      } else {
        socket.getAsyncRemote().sendBinary(ByteBuffer.wrap((byte[]) next.message()), whenSent);
      }
    } catch (RuntimeException e) {
      // The container knows already that the connection is gone.
      sent(next, false);
    }
  }

  private void sent(Waiting message, boolean fine) {
    line.word();
    synchronized (this) {
      sending = false;
      if (!ended) {
        heldBytes -= message.bytes();
        memory.give(message.bytes());
      }
    }
    if (fine) {
      sendNext();
    } else {
      end();
    }
  }
}
