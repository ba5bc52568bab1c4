package org.hiroba.teaching;

import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.hiroba.command.RateLimiter;
import org.hiroba.protocol.CloseCode;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.session.Outbox;
import org.hiroba.session.OutboxOwner;
import org.hiroba.websocket.SocketEnvironment;
import org.hiroba.websocket.TextAssembly;
import org.hiroba.websocket.WebSocketConnection;
import org.hiroba.websocket.port.FrameSender;

/**
 * Holds one connection of a teaching endpoint, with the bounds of the chat: message length, rate
 * and what waits. {@link #send} is thread-safe, {@link #take} is for the container's thread.
 */
final class TeachingSession implements OutboxOwner {
  private static final Logger LOG = System.getLogger(TeachingSession.class.getName());

  private final WebSocketConnection connection;
  private final Outbox outbox;
  private final TextAssembly assembly;
  private final int maxFrameBytes;
  private final RateLimiter<Boolean> rate;
  private final IdleWatch.Line line;
  private final Place place;

  TeachingSession(
      Session socket, SocketEnvironment environment, TeachingEnvironment teaching, Place place) {
    this.place = place;
    connection = new WebSocketConnection(socket, environment, FrameSender.TIMEOUT_MILLIS);
    outbox = new Outbox(connection, environment.outbox(), this, false, System::nanoTime);
    maxFrameBytes = environment.maxFrameBytes();
    assembly = new TextAssembly(maxFrameBytes);
    int perSecond = teaching.messagesPerSecond().getAsInt();
    rate = new RateLimiter<>(perSecond, Duration.ofSeconds(1), 2 * perSecond, System::nanoTime);
    line = teaching.idle().watch(connection, this::end);
  }

  /** Hears whole messages. */
  @FunctionalInterface
  interface Listener {
    void message(String text);
  }

  /** Takes a part of a message and passes the whole on when it is there and may be. */
  void take(String part, boolean last, Listener listener) {
    line.word();
    switch (assembly.add(part, last)) {
      case MORE -> {
        return;
      }
      case COMPLETE -> {
        String text = assembly.take();
        if (rate.tryAcquire(true) == 0) {
          pass(text, listener);
        } else {
          send("error: too many messages; slow down");
        }
      }
      case TOO_BIG ->
          connection.close(CloseCode.TOO_BIG, "a message has at most " + maxFrameBytes + " bytes");
      case TOO_MANY_PARTS ->
          connection.close(CloseCode.POLICY_VIOLATION, "a message in too many fragments");
    }
  }

  /** An Error too is this connection's alone, and is said. */
  private void pass(String text, Listener listener) {
    try {
      listener.message(text);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "A message to a teaching endpoint cannot be answered", e);
      broken(e);
    }
  }

  /** Refuses a binary message. */
  void refuseBinary() {
    connection.close(CloseCode.UNSUPPORTED_DATA, "text only");
  }

  /** Sends a text. */
  void send(String text) {
    line.word();
    outbox.send(EncodedEvent.of(text, false));
  }

  /** Forgets what waits: the connection is gone. */
  void end() {
    line.end();
    place.leave();
    outbox.close();
  }

  @Override
  public void overflowed() {
    connection.close(CloseCode.SLOW_CONSUMER, "too far behind");
  }

  @Override
  public void broken(Throwable failure) {
    connection.close(CloseCode.GOING_AWAY, "the connection failed");
  }
}
