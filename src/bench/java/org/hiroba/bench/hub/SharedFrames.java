package org.hiroba.bench.hub;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * The stream of all frames that everybody gets, of which a buffer holds the end: a client is a
 * position in it. Used by one thread.
 */
final class SharedFrames {
  private static final int BYTES = 1 << 22;

  /** Who is further behind is given up when room is needed. */
  static final int MOST_BEHIND = BYTES / 4;

  private static final int MOST_HEADER_BYTES = 4;

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);

  /** Where in the stream the buffer begins. */
  private long start;

  /** Returns where the stream ends by now. */
  long end() {
    return start + buffer.position();
  }

  /** Tells whether it is time to {@link #forget}. */
  boolean isHalfFull() {
    return buffer.position() > BYTES / 2;
  }

  /** Tells whether a text of so many bytes has room. */
  boolean hasRoom(int length) {
    return buffer.remaining() >= length + MOST_HEADER_BYTES;
  }

  /** Appends a text frame (RFC 6455 §5.2) of at most 64 KiB, for which there must be room. */
  void append(byte[] text, int length) {
    buffer.put((byte) 0x81);
    if (length < 126) {
      buffer.put((byte) length);
    } else {
      buffer.put((byte) 126).putShort((short) length);
    }
    buffer.put(text, 0, length);
  }

  /** Forgets what lies before a position that nobody needs any more. */
  void forget(long before) {
    buffer.limit(buffer.position()).position((int) (before - start));
    buffer.compact();
    start = before;
  }

  /** Writes what lies behind a position, in one system call; returns how much was taken. */
  int writeTo(WritableByteChannel channel, long position) throws IOException {
    int from = (int) (position - start);
    return channel.write(buffer.slice(from, buffer.position() - from));
  }
}
