package org.hiroba.websocket.tomcat;

import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.CompletionHandler;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.net.SocketWrapperBase.BlockingMode;
import org.apache.tomcat.util.net.SocketWrapperBase.CompletionState;
import org.hiroba.protocol.Frame;
import org.hiroba.session.Connection.SendListener;
import org.hiroba.websocket.port.FrameSender;
import org.hiroba.websocket.port.OpeningSession;
import org.jspecify.annotations.Nullable;

/**
 * Writes whole messages to one connection of Tomcat as bytes that all sessions share. Tomcat's API
 * encodes a text again for each session, in pieces of its buffer, and tells the end of each send on
 * another thread. The socket puts one frame behind the other: what Tomcat itself sends, such as
 * pings and closes, never comes between.
 *
 * <p>A message is not compressed, also where compression was agreed on (RFC 7692 §6).
 */
public final class TomcatFrameSender implements FrameSender {
  /** Where the write timeout stays what it is: none, after an upgrade. */
  private static final long SAME_TIMEOUT = -1;

  private static final OpeningSession<SocketWrapperBase<?>> OPENING = new OpeningSession<>();

  private final Session session;
  private final SocketWrapperBase<?> socket;
  private final FrameSender standard;
  private final Executor background;

  private TomcatFrameSender(
      Session session, SocketWrapperBase<?> socket, FrameSender standard, Executor background) {
    this.session = session;
    this.socket = socket;
    this.standard = standard;
    this.background = background;
  }

  /** Opens a session, which finds its socket by {@link #ofOpening}. */
  static void whileOpening(@Nullable SocketWrapperBase<?> socket, Runnable open) {
    OPENING.with(socket, open);
  }

  /**
   * Makes a sender for the session that this thread is opening.
   *
   * @param standard sends what comes while Tomcat itself writes, and waits until it has
   * @param background runs that
   * @return none where the connector cannot write in the background
   */
  public static Optional<FrameSender> ofOpening(
      Session session, FrameSender standard, Executor background) {
    return OPENING
        .current()
        .filter(SocketWrapperBase::hasAsyncIO)
        .map(socket -> new TomcatFrameSender(session, socket, standard, background));
  }

  @Override
  public void send(Frame frame, SendListener listener) {
    if (!session.isOpen()) {
      // RFC 6455 §5.5.1: no data after a close frame.
      listener.sent(new ClosedChannelException());
      return;
    }
    if (write(frame.onTheWire(), BlockingMode.NON_BLOCK, listener) == CompletionState.NOT_DONE) {
      afterTomcat(() -> standard.send(frame, listener), listener);
    }
  }

  @Override
  public boolean sendsFrames() {
    return true;
  }

  @Override
  public void sendFrame(ByteBuffer frame, SendListener listener) {
    if (!session.isOpen()) {
      listener.sent(new ClosedChannelException());
      return;
    }
    if (write(frame, BlockingMode.NON_BLOCK, listener) == CompletionState.NOT_DONE) {
      afterTomcat(() -> write(frame, BlockingMode.SEMI_BLOCK, listener), listener);
    }
  }

  /** Writes; whoever may block waits for Tomcat's own write. */
  private CompletionState write(ByteBuffer frame, BlockingMode mode, SendListener listener) {
    return socket.write(
        mode,
        mode == BlockingMode.NON_BLOCK ? SAME_TIMEOUT : FrameSender.TIMEOUT_MILLIS,
        TimeUnit.MILLISECONDS,
        listener,
        SocketWrapperBase.COMPLETE_WRITE_WITH_COMPLETION,
        Told.INSTANCE,
        frame);
  }

  /** Sends when Tomcat's own write is done: a pong, for which a peer may let us wait. */
  private void afterTomcat(Runnable send, SendListener listener) {
    try {
      background.execute(send);
    } catch (RejectedExecutionException e) {
      listener.sent(e);
    }
  }

  private enum Told implements CompletionHandler<Long, SendListener> {
    INSTANCE;

    @Override
    public void completed(Long bytes, SendListener listener) {
      listener.sent(null);
    }

    @Override
    public void failed(Throwable failure, SendListener listener) {
      listener.sent(failure);
    }
  }
}
