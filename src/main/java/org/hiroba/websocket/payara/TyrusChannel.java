package org.hiroba.websocket.payara;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;
import org.hiroba.protocol.Frame;
import org.hiroba.session.Connection.SendListener;
import org.hiroba.websocket.port.FrameSender;
import org.hiroba.websocket.port.OpeningSession;
import org.jspecify.annotations.Nullable;

/**
 * Writes to one connection of Tyrus (Payara): what Tyrus itself wants to send, and beside that
 * whole messages as bytes that all sessions share, which Tyrus' API would encode once per session.
 * Those do not count for Tyrus' idle timer, and must not come between the parts of a message that
 * is sent in parts. Thread-safe: what is below puts one frame behind the other.
 */
public final class TyrusChannel extends Writer implements FrameSender {
  /** The opcode of a close frame (RFC 6455 §5.2). */
  private static final int CLOSE = 0x8;

  private static final int OPCODE = 0xf;

  private static final OpeningSession<TyrusChannel> OPENING = new OpeningSession<>();

  private final Writer writer;
  private final Output output;
  private volatile boolean isClosing;

  /** Takes whole frames. Thread-safe; does not block on the peer. */
  interface Output {
    /** Names this way for the log. */
    String name();

    /**
     * Writes a frame.
     *
     * @param frame its bytes are not to be changed
     * @param listener is told once, on any thread, possibly before this method returns
     */
    void write(ByteBuffer frame, SendListener listener);
  }

  /**
   * Makes a channel.
   *
   * @param writer takes what Tyrus sends
   * @param direct takes messages and pings; without one {@code writer} does
   */
  TyrusChannel(Writer writer, @Nullable Output direct) {
    this.writer = writer;
    this.output = direct == null ? new ByWriter(writer) : direct;
  }

  /** Opens a session, which finds the channel by {@link #ofOpeningSession}. */
  static void whileOpening(@Nullable TyrusChannel channel, Runnable open) {
    OPENING.with(channel, open);
  }

  /** Returns the channel of the session that this thread is opening. */
  public static Optional<TyrusChannel> ofOpeningSession() {
    return OPENING.current();
  }

  /** Names the way that messages take, for the log. */
  public String way() {
    return output.name();
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
    sendWhole(frame.onTheWire(), listener);
  }

  @Override
  public boolean sendsFrames() {
    return true;
  }

  @Override
  public void sendFrame(ByteBuffer frame, SendListener listener) {
    sendWhole(frame, listener);
  }

  @Override
  public boolean ping(SendListener listener) {
    sendWhole(FrameSender.pingOnTheWire(), listener);
    return true;
  }

  /** Tells whether a close frame has left or is about to. */
  boolean isClosing() {
    return isClosing;
  }

  private void sendWhole(ByteBuffer frame, SendListener listener) {
    if (isClosing) {
      // RFC 6455 §5.5.1: nothing after a close frame.
      listener.sent(new ClosedChannelException());
      return;
    }
    output.write(frame, listener);
  }

  private record ByWriter(Writer writer) implements Output {
    @Override
    public String name() {
      return "Tyrus' writer";
    }

    @Override
    public void write(ByteBuffer frame, SendListener listener) {
      writer.write(array(frame), new Told(listener));
    }

    /** Tyrus' writer takes nothing but arrays. */
    private static ByteBuffer array(ByteBuffer frame) {
      return frame.hasArray() ? frame : ByteBuffer.allocate(frame.remaining()).put(frame).flip();
    }
  }

  /** Tells once: Tyrus' writer takes what a listener throws for one more failure. */
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
