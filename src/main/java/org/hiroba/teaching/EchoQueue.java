package org.hiroba.teaching;

import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.hiroba.websocket.MessageBytes;
import org.hiroba.websocket.WebSocketConnection;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages back one after the other, one send in flight, and gives back what each held as it
 * leaves. Thread-safe.
 */
final class EchoQueue {
  private final Session socket;
  private final WebSocketConnection connection;
  private final EchoMemory.Share share;
  private final IdleWatch.Line line;
  private final Runnable failed;
  private final AtomicInteger turns = new AtomicInteger();

  // All below are guarded by this.
  private final Queue<MessageBytes> waiting = new ArrayDeque<>();
  private boolean sending;
  private boolean ended;

  /**
   * Makes a queue.
   *
   * @param line is told of sends
   * @param failed is run when the connection takes nothing any more
   */
  EchoQueue(
      Session socket,
      WebSocketConnection connection,
      EchoMemory.Share share,
      IdleWatch.Line line,
      Runnable failed) {
    this.socket = socket;
    this.connection = connection;
    this.share = share;
    this.line = line;
    this.failed = failed;
  }

  /** Sends a whole message after those that wait. */
  void add(MessageBytes message) {
    synchronized (this) {
      if (ended) {
        return;
      }
      waiting.add(message);
    }
    sendNext();
  }

  /** Forgets what waits. */
  synchronized void end() {
    ended = true;
    waiting.clear();
  }

  /**
   * Sends what waits. Some servers call back before the send returns: then the loop goes on here,
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
    MessageBytes message;
    synchronized (this) {
      message = waiting.peek();
      if (sending || ended || message == null) {
        return;
      }
      sending = true;
    }
    line.sending();
    try {
      if (connection.sendsFrames()) {
        int before = message.capacity();
        ByteBuffer frame = message.takeFrame();
        int bytes = before - message.capacity();
        connection.sendFrame(frame, failure -> sent(message, bytes, failure));
      } else {
        sendByTheStandardApi(message);
      }
    } catch (RuntimeException | Error e) {
      // The container knows already that the connection is gone, or has no memory for this one.
      sent(message, 0, e);
    }
  }

  private void sendByTheStandardApi(MessageBytes message) {
    int held = message.capacity();
    SendHandler whenSent =
        result -> {
          message.clear();
          sent(message, held, result.isOK() ? null : result.getException());
        };
    if (message.isText()) {
      socket.getAsyncRemote().sendText(message.text(), whenSent);
    } else {
      socket.getAsyncRemote().sendBinary(message.bytes(), whenSent);
    }
  }

  private void sent(MessageBytes message, int bytes, @Nullable Throwable failure) {
    line.sent();
    share.give(bytes);
    boolean isWhole = !message.hasFrame();
    synchronized (this) {
      sending = false;
      if (isWhole && waiting.peek() == message) {
        waiting.remove();
      }
    }
    if (failure != null) {
      failed.run();
      return;
    }
    if (isWhole) {
      share.give(RawEcho.MESSAGE_OVERHEAD_BYTES);
    }
    sendNext();
  }
}
