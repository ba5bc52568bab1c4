package org.hiroba.websocket.wildfly;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.LongSupplier;
import org.hiroba.websocket.port.PingLimit;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * The topmost conduit by which Undertow (WildFly) reads from a WebSocket connection: follows the
 * heads of the client's frames (RFC 6455 §5.2) and ends the connection when there are too many
 * pings, each of which Undertow answers. Changes nothing. Used on the connection's I/O thread.
 */
final class UndertowSource extends AbstractStreamSourceConduit<StreamSourceConduit> {
  private static final int PING = 0x9;
  private static final int MASK_BYTES = 4;

  private final LongSupplier nanoTime;
  private final Runnable tooManyPings;
  private final PingLimit limit = new PingLimit();
  private final byte[] head = new byte[14];
  private int headBytes;
  private long left;
  private boolean isOver;

  /**
   * Makes a conduit above the one that was topmost, before the first frame.
   *
   * @param tooManyPings is run once, and nothing is read from then on
   * @param nanoTime a clock that never jumps
   */
  UndertowSource(StreamSourceConduit next, Runnable tooManyPings, LongSupplier nanoTime) {
    super(next);
    this.tooManyPings = tooManyPings;
    this.nanoTime = nanoTime;
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    int from = to.position();
    int read = super.read(to);
    if (read <= 0) {
      return read;
    }
    if (!isOver) {
      see(to, from);
    }
    return isOver ? drop(to, from) : read;
  }

  @Override
  public long read(ByteBuffer[] to, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      if (to[i].hasRemaining()) {
        // One at a time: whoever wants more comes again.
        return read(to[i]);
      }
    }
    return 0;
  }

  /** Takes nothing: no frame of a WebSocket goes to a file. */
  @Override
  public long transferTo(long position, long count, FileChannel target) throws IOException {
    throw new IOException("a WebSocket connection is read by frames only");
  }

  /** Takes nothing: no frame of a WebSocket goes to another channel. */
  @Override
  public long transferTo(long count, ByteBuffer through, StreamSinkChannel target)
      throws IOException {
    throw new IOException("a WebSocket connection is read by frames only");
  }

  private static int drop(ByteBuffer to, int from) {
    to.position(from);
    return 0;
  }

  private void see(ByteBuffer bytes, int from) {
    for (int at = from; at < bytes.position() && !isOver; ) {
      if (left > 0) {
        int some = (int) Math.min(left, bytes.position() - at);
        left -= some;
        at += some;
      } else {
        head[headBytes++] = bytes.get(at++);
        if (headBytes >= 2 && headBytes == headLength()) {
          begin();
          headBytes = 0;
        }
      }
    }
  }

  private int headLength() {
    int length = head[1] & 0x7f;
    int extended = length < 126 ? 0 : length == 126 ? Short.BYTES : Long.BYTES;
    return 2 + extended + (head[1] < 0 ? MASK_BYTES : 0);
  }

  private void begin() {
    int length = head[1] & 0x7f;
    ByteBuffer numbers = ByteBuffer.wrap(head);
    left =
        length < 126 ? length : length == 126 ? numbers.getShort(2) & 0xffff : numbers.getLong(2);
    if (left < 0) {
      // No such length (§5.2): what follows are no frames.
      left = Long.MAX_VALUE;
    }
    if ((head[0] & 0xf) == PING && !limit.allows(nanoTime.getAsLong())) {
      isOver = true;
      tooManyPings.run();
    }
  }
}
