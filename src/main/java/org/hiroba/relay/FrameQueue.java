package org.hiroba.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** What waits to be sent to one client, bounded. Not thread-safe. */
final class FrameQueue {
  /** Small frames go out together: a write costs more than what it copies. */
  private static final int GATHERED = 64;

  private final int maxFrames;
  private final long maxBytes;
  private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
  private long bytes;

  FrameQueue(int maxFrames, long maxBytes) {
    this.maxFrames = maxFrames;
    this.maxBytes = maxBytes;
  }

  /** Adds a frame; false, and nothing is added, if it does not fit. */
  boolean offer(ByteBuffer frame) {
    // One frame fits always, whatever its size: the limit of messages has let it through.
    boolean fits =
        waiting.isEmpty() || (waiting.size() < maxFrames && bytes + frame.remaining() <= maxBytes);
    if (fits) {
      add(frame);
    }
    return fits;
  }

  /** Adds a frame beyond the bounds: a close frame, after which nothing comes. */
  void add(ByteBuffer frame) {
    waiting.add(frame);
    bytes += frame.remaining();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Forgets all but a frame of which the client has a part already. */
  void forgetUnbegun() {
    ByteBuffer first = waiting.peek();
    waiting.clear();
    bytes = 0;
    if (first != null && first.position() > 0) {
      add(first);
    }
  }

  /**
   * Writes what the transport takes.
   *
   * @return the bytes that it took
   */
  long writeTo(ClientTransport transport) throws IOException {
    long before = bytes;
    while (!waiting.isEmpty()) {
      ByteBuffer[] some = waiting.stream().limit(GATHERED).toArray(ByteBuffer[]::new);
      long offered = remaining(some);
      transport.write(some, some.length);
      long left = remaining(some);
      bytes -= offered - left;
      while (!waiting.isEmpty() && !waiting.element().hasRemaining()) {
        waiting.remove();
      }
      if (left > 0) {
        break;
      }
    }
    return before - bytes;
  }

  private static long remaining(ByteBuffer[] frames) {
    long sum = 0;
    for (ByteBuffer frame : frames) {
      sum += frame.remaining();
    }
    return sum;
  }
}
