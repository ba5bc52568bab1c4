package org.hiroba.websocket.wildfly;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.hiroba.session.Connection.SendListener;
import org.jspecify.annotations.Nullable;
import org.xnio.channels.StreamSourceChannel;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.Conduits;
import org.xnio.conduits.StreamSinkConduit;
import org.xnio.conduits.WriteReadyHandler;

/**
 * The topmost conduit of a WebSocket connection of Undertow (WildFly): takes what Undertow writes
 * on the connection's I/O thread, and beside that whole frames from any thread. Undertow's own way
 * hands each message over to the I/O thread, with a channel and a header of its own.
 *
 * <p>What Undertow writes here are whole frames too, all buffers of a frame in one call. What the
 * socket leaves of a call is kept, and goes out before anything else, so that no frame comes inside
 * of another. What does not fit waits for the I/O thread to find the socket writable; nothing
 * blocks. Thread-safe.
 */
final class UndertowSink extends AbstractStreamSinkConduit<StreamSinkConduit> {
  private final BooleanSupplier closing;
  private final Object lock = new Object();

  // All below are guarded by the lock.
  private final UnsentFrames waiting = new UnsentFrames();
  private boolean undertowWaits;
  private boolean terminating;
  private boolean terminated;

  /**
   * Makes a conduit above the one that was topmost.
   *
   * @param closing tells that a close frame has left or is about to leave through this conduit
   * @param undertow is told what the conduit below tells, if it is Undertow's turn
   */
  UndertowSink(StreamSinkConduit next, BooleanSupplier closing, WriteReadyHandler undertow) {
    super(next);
    this.closing = closing;
    setWriteReadyHandler(undertow);
  }

  /**
   * Writes a frame after all that is under way.
   *
   * @param frame whole; its bytes are not to be changed
   * @param listener is told once, on any thread, possibly before this method returns
   */
  void send(ByteBuffer frame, SendListener listener) {
    Throwable failure = null;
    synchronized (lock) {
      try {
        if (terminating || terminated || closing.getAsBoolean()) {
          // RFC 6455 §5.5.1: nothing after a close frame.
          failure = new ClosedChannelException();
        } else if (!writeOrKeep(frame, listener)) {
          return;
        }
      } catch (IOException e) {
        failure = e;
      }
    }
    listener.sent(failure);
  }

  /** Writes what the socket takes and keeps the rest. Returns whether all is written. */
  private boolean writeOrKeep(ByteBuffer frame, SendListener listener) throws IOException {
    if (waiting.isEmpty()) {
      next.write(frame);
      if (!frame.hasRemaining()) {
        return true;
      }
    }
    keep(frame, listener);
    return false;
  }

  private void keep(ByteBuffer frames, @Nullable SendListener listener) {
    waiting.add(frames, listener);
    next.resumeWrites();
  }

  /** Tells once that nothing will be written any more. */
  private boolean isToTerminate() {
    boolean now = terminating && !terminated && waiting.isEmpty();
    terminated |= now;
    return now;
  }

  /** Gives up what waits: the connection is gone. */
  private void fail(IOException failure) {
    List<SendListener> lost;
    synchronized (lock) {
      terminated = true;
      lost = waiting.giveUp();
    }
    UnsentFrames.tell(lost, failure);
  }

  // What Undertow calls.

  @Override
  public int write(ByteBuffer frames) throws IOException {
    return (int) write(new ByteBuffer[] {frames}, 0, 1);
  }

  @Override
  public long write(ByteBuffer[] frames, int offset, int length) throws IOException {
    synchronized (lock) {
      if (!waiting.isEmpty()) {
        // As of a socket that takes nothing: Undertow comes again when it is writable.
        return 0;
      }
      long written = next.write(frames, offset, length);
      long rest = 0;
      for (int i = offset; i < offset + length; i++) {
        rest += frames[i].remaining();
      }
      if (written == 0 || rest == 0) {
        return written;
      }
      ByteBuffer kept = ByteBuffer.allocate((int) rest);
      for (int i = offset; i < offset + length; i++) {
        kept.put(frames[i]);
      }
      keep(kept.flip(), null);
      return written + rest;
    }
  }

  @Override
  public int writeFinal(ByteBuffer frames) throws IOException {
    return Conduits.writeFinalBasic(this, frames);
  }

  @Override
  public long writeFinal(ByteBuffer[] frames, int offset, int length) throws IOException {
    return Conduits.writeFinalBasic(this, frames, offset, length);
  }

  /** Takes nothing: no frame of a WebSocket comes from a file. */
  @Override
  public long transferFrom(FileChannel source, long position, long count) throws IOException {
    throw new IOException("a WebSocket connection takes frames only");
  }

  /** Takes nothing: no frame of a WebSocket comes from another channel. */
  @Override
  public long transferFrom(StreamSourceChannel source, long count, ByteBuffer through)
      throws IOException {
    throw new IOException("a WebSocket connection takes frames only");
  }

  @Override
  public boolean flush() throws IOException {
    List<SendListener> sent = new ArrayList<>();
    boolean flushed;
    boolean terminate;
    try {
      synchronized (lock) {
        flushed = waiting.writeTo(next, sent);
        terminate = isToTerminate();
      }
    } finally {
      UnsentFrames.tell(sent, null);
    }
    if (terminate) {
      next.terminateWrites();
    }
    return flushed && next.flush();
  }

  @Override
  public void resumeWrites() {
    synchronized (lock) {
      undertowWaits = true;
      next.resumeWrites();
    }
  }

  @Override
  public void wakeupWrites() {
    synchronized (lock) {
      undertowWaits = true;
      next.wakeupWrites();
    }
  }

  @Override
  public void suspendWrites() {
    synchronized (lock) {
      undertowWaits = false;
      if (waiting.isEmpty()) {
        next.suspendWrites();
      }
    }
  }

  @Override
  public boolean isWriteResumed() {
    synchronized (lock) {
      return undertowWaits;
    }
  }

  @Override
  public void terminateWrites() throws IOException {
    boolean terminate;
    synchronized (lock) {
      terminating = true;
      terminate = isToTerminate();
    }
    if (terminate) {
      next.terminateWrites();
    }
  }

  @Override
  public void truncateWrites() throws IOException {
    fail(new ClosedChannelException());
    next.truncateWrites();
  }

  @Override
  public boolean isWriteShutdown() {
    synchronized (lock) {
      return terminating || terminated || next.isWriteShutdown();
    }
  }

  @Override
  public void setWriteReadyHandler(WriteReadyHandler undertow) {
    next.setWriteReadyHandler(new Ready(undertow));
  }

  /** Writes what waits before it lets Undertow write. Called on the I/O thread. */
  private final class Ready implements WriteReadyHandler {
    private final WriteReadyHandler undertow;

    Ready(WriteReadyHandler undertow) {
      this.undertow = undertow;
    }

    @Override
    public void writeReady() {
      List<SendListener> sent = new ArrayList<>();
      boolean undertowsTurn = false;
      IOException failure = null;
      synchronized (lock) {
        try {
          if (waiting.writeTo(next, sent)) {
            undertowsTurn = undertowWaits;
            if (!undertowWaits) {
              next.suspendWrites();
            }
          }
        } catch (IOException e) {
          failure = e;
        }
      }
      if (failure != null) {
        fail(failure);
        undertowsTurn = true;
      }
      if (undertowsTurn) {
        // Before who sends next is told: a client that is always behind gets its pongs too.
        undertow.writeReady();
      }
      UnsentFrames.tell(sent, null);
    }

    @Override
    public void forceTermination() {
      fail(new ClosedChannelException());
      undertow.forceTermination();
    }

    @Override
    public void terminated() {
      fail(new ClosedChannelException());
      undertow.terminated();
    }
  }
}
