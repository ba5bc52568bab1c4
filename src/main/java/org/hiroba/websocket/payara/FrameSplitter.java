package org.hiroba.websocket.payara;

import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.hiroba.websocket.port.PingLimit;
import org.jspecify.annotations.Nullable;

/**
 * Cuts long frames of a client into short ones (RFC 6455 §5.4) on their way to a server that would
 * gather each whole: what it holds for one connection is then bounded by {@value
 * #MOST_PAYLOAD_BYTES} bytes, not by what the client says a frame's length is. All else goes
 * through as it came, faults included. Not thread-safe: bytes of a connection come one after the
 * other.
 */
final class FrameSplitter {
  /** The longest payload of a frame that goes through whole; divides by the mask's 4 bytes. */
  static final int MOST_PAYLOAD_BYTES = 8 << 10;

  private static final int MOST_HEAD_BYTES = 14;
  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;
  private static final int OPCODE = 0xf;
  private static final int PING = 0x9;
  private static final int MASK_BYTES = 4;

  /** Room before a piece for its own head: two bytes, a length of 16 bits, and the mask. */
  private static final int PIECE_HEAD_BYTES = 8;

  private final Output output;
  private final BooleanSupplier closing;
  private final Runnable tooManyPings;
  private final LongSupplier nanoTime;
  private final PingLimit pings = new PingLimit();
  private final byte[] head = new byte[MOST_HEAD_BYTES];
  private int headBytes;
  private long left;
  private boolean dropping;
  private boolean isFirstPiece;
  private final byte[] mask = new byte[MASK_BYTES];
  private int frameHead0;
  private int frameHead1;
  private @Nullable ByteBuffer piece;

  /** Takes bytes of whole or partial frames in order; does not keep the buffer. */
  interface Output {
    /** Takes some bytes. */
    void take(ByteBuffer bytes);
  }

  /**
   * Makes a splitter.
   *
   * @param closing tells that a close frame was sent; data that comes after it is dropped (§5.5.1)
   * @param tooManyPings is run for each ping beyond {@link PingLimit}, which goes no further
   * @param nanoTime a clock that never jumps
   */
  FrameSplitter(
      Output output, BooleanSupplier closing, Runnable tooManyPings, LongSupplier nanoTime) {
    this.output = output;
    this.closing = closing;
    this.tooManyPings = tooManyPings;
    this.nanoTime = nanoTime;
  }

  /** Takes what came, all of it. */
  void take(ByteBuffer data) {
    int run = data.position();
    while (data.hasRemaining()) {
      if (left == 0) {
        int frame = data.position();
        if (!readHead(data)) {
          pass(data, run, frame);
          return;
        }
        boolean wholeHere = data.position() - frame == headBytes;
        begin();
        if (piece != null || dropping) {
          pass(data, run, frame);
          run = data.position();
        } else if (!wholeHere) {
          // The head began in what came before, and nothing of this frame has gone through yet.
          output.take(ByteBuffer.wrap(head, 0, headBytes));
          run = data.position();
        }
        headBytes = 0;
      } else {
        int bytes = (int) Math.min(left, data.remaining());
        if (piece != null) {
          gather(data, bytes);
          run = data.position();
        } else {
          left -= bytes;
          data.position(data.position() + bytes);
          if (dropping) {
            run = data.position();
          }
        }
      }
    }
    pass(data, run, data.position());
  }

  private void pass(ByteBuffer data, int from, int to) {
    if (to > from) {
      output.take(data.slice(from, to - from));
    }
  }

  /** Reads on in the head of a frame. Returns whether it is whole. */
  private boolean readHead(ByteBuffer data) {
    while (data.hasRemaining()) {
      head[headBytes++] = data.get();
      if (headBytes >= 2 && headBytes == headLength()) {
        return true;
      }
    }
    return false;
  }

  private int headLength() {
    int length = head[1] & 0x7f;
    int extended = length < 126 ? 0 : length == 126 ? Short.BYTES : Long.BYTES;
    return 2 + extended + ((head[1] & MASKED) == 0 ? 0 : MASK_BYTES);
  }

  private void begin() {
    int length = head[1] & 0x7f;
    ByteBuffer numbers = ByteBuffer.wrap(head);
    left =
        length < 126 ? length : length == 126 ? numbers.getShort(2) & 0xffff : numbers.getLong(2);
    if ((head[0] & OPCODE) == PING && !pings.allows(nanoTime.getAsLong())) {
      tooManyPings.run();
      dropping = true;
      return;
    }
    boolean isData = (head[0] & OPCODE) < 0x8;
    dropping = false;
    if (left < 0) {
      // §5.2: no such length. The server is to say so, and what follows are no frames.
      left = Long.MAX_VALUE;
      return;
    }
    dropping = isData && closing.getAsBoolean();
    if (isData && !dropping && left > MOST_PAYLOAD_BYTES) {
      isFirstPiece = true;
      frameHead0 = head[0] & 0xff;
      frameHead1 = head[1] & 0xff;
      if ((frameHead1 & MASKED) != 0) {
        System.arraycopy(head, headBytes - MASK_BYTES, mask, 0, MASK_BYTES);
      }
      piece = newPiece();
    }
  }

  private static ByteBuffer newPiece() {
    return ByteBuffer.allocate(PIECE_HEAD_BYTES + MOST_PAYLOAD_BYTES).position(PIECE_HEAD_BYTES);
  }

  private void gather(ByteBuffer data, int bytes) {
    ByteBuffer to = piece;
    int rest = bytes;
    while (to != null && rest > 0) {
      int some = Math.min(rest, to.remaining());
      to.put(data.slice(data.position(), some));
      data.position(data.position() + some);
      rest -= some;
      left -= some;
      if (left == 0 || !to.hasRemaining()) {
        send(to);
        to.clear().position(PIECE_HEAD_BYTES);
      }
    }
    if (left == 0) {
      piece = null;
    }
  }

  /** Sends a piece as a frame: with the opcode if it is the first, with FIN if the last. */
  private void send(ByteBuffer gathered) {
    int payload = gathered.position() - PIECE_HEAD_BYTES;
    int masked = frameHead1 & MASKED;
    int first = (isFirstPiece ? frameHead0 & ~FIN : 0) | (left == 0 ? frameHead0 & FIN : 0);
    isFirstPiece = false;
    int extended = payload < 126 ? 0 : Short.BYTES;
    int start = PIECE_HEAD_BYTES - 2 - extended - (masked == 0 ? 0 : MASK_BYTES);
    gathered.flip().position(start);
    gathered.put((byte) first);
    if (extended == 0) {
      gathered.put((byte) (masked | payload));
    } else {
      gathered.put((byte) (masked | 126)).putShort((short) payload);
    }
    if (masked != 0) {
      gathered.put(mask);
    }
    output.take(gathered.position(start).slice());
  }
}
