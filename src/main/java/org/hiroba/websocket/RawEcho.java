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
 * #MAX_MESSAGE_BYTES} bytes; beyond: close 1009. What waits for a client that does not read is
 * bounded by {@value #MAX_WAITING_BYTES} bytes; beyond: close 4008.
 */
final class RawEcho {
  static final int MAX_MESSAGE_BYTES = 16 << 20;
  static final int MAX_WAITING_BYTES = 64 << 20;

  private final Session socket;
  private final WebSocketConnection connection;
  private final Queue<Object> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private final AtomicInteger turns = new AtomicInteger();
  private boolean sending;
  private boolean ended;

  // Parts come on one thread at a time.
  private @Nullable StringBuilder text;
  private @Nullable ByteArrayOutputStream bytes;

  RawEcho(Session socket, WebSocketConnection connection) {
    this.socket = socket;
    this.connection = connection;
  }

  void text(String part, boolean last) {
    if (text == null) {
      text = new StringBuilder(part.length());
    }
    text.append(part);
    if (isTooBig(text.length())) {
      text = null;
    } else if (last) {
      String message = text.toString();
      text = null;
      send(message, message.length());
    }
  }

  void binary(ByteBuffer part, boolean last) {
    if (bytes == null) {
      bytes = new ByteArrayOutputStream(part.remaining());
    }
    byte[] chunk = new byte[part.remaining()];
    part.get(chunk);
    bytes.writeBytes(chunk);
    if (isTooBig(bytes.size())) {
      bytes = null;
    } else if (last) {
      byte[] message = bytes.toByteArray();
      bytes = null;
      send(message, message.length);
    }
  }

  synchronized void end() {
    ended = true;
    waiting.clear();
  }

  private boolean isTooBig(int length) {
    if (length > MAX_MESSAGE_BYTES) {
      connection.close(CloseCode.TOO_BIG, "a message has at most " + MAX_MESSAGE_BYTES + " bytes");
      return true;
    }
    return false;
  }

  private void send(Object message, int length) {
    synchronized (this) {
      if (ended) {
        return;
      }
      waitingBytes += length;
      if (waitingBytes <= MAX_WAITING_BYTES) {
        waiting.add(message);
      } else {
        ended = true;
        waiting.clear();
      }
    }
    if (ended) {
      connection.close(CloseCode.SLOW_CONSUMER, "too far behind");
    } else {
      sendNext();
    }
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
    Object next;
    synchronized (this) {
      if (sending || ended || waiting.isEmpty()) {
        return;
      }
      next = waiting.remove();
      sending = true;
    }
    SendHandler whenSent =
        result -> {
          synchronized (this) {
            sending = false;
            waitingBytes -= next instanceof String t ? t.length() : ((byte[]) next).length;
            ended |= !result.isOK();
          }
          sendNext();
        };
    if (next instanceof String message) {
      socket.getAsyncRemote().sendText(message, whenSent);
    } else {
      socket.getAsyncRemote().sendBinary(ByteBuffer.wrap((byte[]) next), whenSent);
    }
  }
}
