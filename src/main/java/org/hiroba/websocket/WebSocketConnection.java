package org.hiroba.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hiroba.protocol.CloseCode;
import org.hiroba.protocol.Frame;
import org.hiroba.session.Connection;
import org.hiroba.websocket.port.FrameSender;
import org.jspecify.annotations.Nullable;

/**
 * Sends through the container: the only place that calls its {@code RemoteEndpoint}. Messages leave
 * by the cheapest way that the container offers in public, pings too where that way has them,
 * closes by the standard API.
 */
public final class WebSocketConnection implements Connection {
  /** Tomcat's name for how long a ping or close may block; its own default is 20 s. */
  private static final String TOMCAT_BLOCKING_SEND_TIMEOUT =
      "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

  /**
   * Tomcat's name for how long it waits for the answer to a close frame (RFC 6455 §7.1.1) before it
   * drops the connection; its own default is 30 s, in which a dead peer keeps its buffers.
   */
  private static final String TOMCAT_SESSION_CLOSE_TIMEOUT =
      "org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT";

  private static final Logger LOG = System.getLogger(WebSocketConnection.class.getName());

  private final Session session;
  private final FrameSender sender;
  private final Executor background;
  private final SocketMeters meters;
  private final AtomicBoolean closing = new AtomicBoolean();

  /**
   * Makes a connection.
   *
   * @param environment has what runs pings and closes, which may block on the peer
   * @param sendTimeoutMillis after so long a send fails by itself; 0 for never, where {@link
   *     org.hiroba.session.Heartbeat} watches: Tomcat keeps a sorted set of all timed sends, which
   *     each send enters and leaves
   */
  public WebSocketConnection(
      Session session, SocketEnvironment environment, long sendTimeoutMillis) {
    this.session = session;
    this.background = environment.background();
    this.meters = environment.meters();
    sender = FrameSenders.of(session, background, sendTimeoutMillis);
    session.getUserProperties().put(TOMCAT_BLOCKING_SEND_TIMEOUT, 2_000L);
    session.getUserProperties().put(TOMCAT_SESSION_CLOSE_TIMEOUT, 5_000L);
  }

  @Override
  public @Nullable Executor sender() {
    return sender.thread();
  }

  @Override
  public void send(Frame frame, SendListener listener) {
    meters.sent(frame.events());
    sender.send(frame, listener);
  }

  /** Returns what {@link FrameSender#sendsFrames} does. */
  public boolean sendsFrames() {
    return sender.sendsFrames();
  }

  /** Sends as {@link FrameSender#sendFrame} does. */
  public void sendFrame(ByteBuffer frame, SendListener listener) {
    meters.sent(1);
    sender.sendFrame(frame, listener);
  }

  @Override
  public void ping(SendListener listener) {
    if (sender.ping(listener)) {
      return;
    }
    var unused =
        inBackground(
            () -> {
              try {
                session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
                listener.sent(null);
              } catch (IOException | RuntimeException | Error e) {
                listener.sent(e);
              }
            });
  }

  @Override
  public void close(CloseCode code, String reason) {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    if (inBackground(() -> closeNow(code, reason))) {
      meters.closes(code);
    } else {
      // The next beat of the heart tries again.
      closing.set(false);
    }
  }

  private void closeNow(CloseCode code, String reason) {
    try {
      session.close(new CloseReason(closeCode(code), reason));
    } catch (IOException | RuntimeException e) {
      // The peer is gone or takes nothing: the container has ended the connection with 1006.
      LOG.log(Level.DEBUG, "No close frame went out: {0}", e.toString());
    } catch (Error e) {
      LOG.log(Level.ERROR, "A connection failed to close", e);
    }
  }

  /** Returns whether the task will be run. */
  private boolean inBackground(Runnable task) {
    try {
      background.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "The server is going down: {0}", e.toString());
    } catch (OutOfMemoryError e) {
      // No memory for one more thread: whoever wanted this one closed or pinged has others to see
      // to.
      LOG.log(Level.ERROR, "A connection cannot be closed or pinged", e);
    }
    return false;
  }

  private static CloseReason.CloseCode closeCode(CloseCode code) {
    return code.code() < 4000 ? CloseCodes.getCloseCode(code.code()) : code::code;
  }
}
