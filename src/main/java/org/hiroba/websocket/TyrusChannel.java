package org.hiroba.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;
import org.hiroba.protocol.Frame;
import org.hiroba.session.Connection.SendListener;
import org.jspecify.annotations.Nullable;

/**
 * Writes to one connection of Tyrus (Payara): what Tyrus itself wants to send, and beside that
 * whole messages as bytes that all sessions share, which Tyrus' API would encode once per session.
 * Those do not count for Tyrus' idle timer, and must not come between the parts of a message that
 * is sent in parts. Thread-safe: the writer below puts one frame behind the other.
 */
final class TyrusChannel extends Writer implements FrameSender {
  /** The opcode of a close frame (RFC 6455 §5.2). */
  private static final int CLOSE = 0x8;

  private static final int OPCODE = 0xf;
  private static final ThreadLocal<@Nullable TyrusChannel> OPENING = new ThreadLocal<>();

  private final Writer writer;
  private volatile boolean isClosing;

  TyrusChannel(Writer writer) {
    this.writer = writer;
  }

  /** Opens a session, which finds the channel by {@link #ofOpeningSession}. */
  static void whileOpening(@Nullable TyrusChannel channel, Runnable open) {
    OPENING.set(channel);
    try {
      open.run();
    } finally {
      OPENING.remove();
    }
  }

  /** Returns the channel of the session that this thread is opening. */
  static Optional<TyrusChannel> ofOpeningSession() {
    return Optional.ofNullable(OPENING.get());
  }

  @Override
  public void write(ByteBuffer frame, CompletionHandler<ByteBuffer> handler) {
    if (frame.hasRemaining() && (frame.get(frame.position()) & OPCODE) == CLOSE) {
      isClosing = true;
    }
    writer.write(frame, handler);
  }

  @Override
  public void close() throws IOException {
    isClosing = true;
    writer.close();
  }

  @Override
  public void send(Frame frame, SendListener listener) {
    if (isClosing) {
      // RFC 6455 §5.5.1: no data after a close frame.
      listener.sent(new ClosedChannelException());
      return;
    }
    writer.write(ByteBuffer.wrap(frame.onTheWire()), new Told(listener));
  }

  /** Tells once: the writer below takes what a listener throws for one more failure. */
  private static final class Told extends CompletionHandler<ByteBuffer> {
    private final SendListener listener;
    private boolean told;

    Told(SendListener listener) {
      this.listener = listener;
    }

    @Override
    public void completed(ByteBuffer frame) {
      tell(null);
    }

    @Override
    public void failed(Throwable failure) {
      tell(failure);
    }

    private void tell(@Nullable Throwable failure) {
      if (!told) {
        told = true;
        listener.sent(failure);
      }
    }
  }
}
