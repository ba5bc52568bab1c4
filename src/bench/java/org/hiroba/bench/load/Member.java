package org.hiroba.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** One connection of a load, with what it has heard and said so far. Used by its loop's thread. */
final class Member {
  private static final byte[] NOTHING = new byte[0];
  private static final int SENT_TIMES = 1_024;

  /** How far a connection is. */
  enum State {
    OPENING,
    SHAKING_HANDS,
    GREETING,
    READY,
    CLOSED
  }

  final Seat seat;
  final byte[] room;
  final SocketChannel channel;
  final SelectionKey key;
  State state = State.OPENING;

  /** What came of a frame that is not complete. */
  byte[] rest = NOTHING;

  int restLength;

  /** What came of a message that is not complete. */
  byte[] fragments = NOTHING;

  int fragmentsLength;
  boolean fragmented;

  /** What is still to be written, ready to be read from. */
  private ByteBuffer out = ByteBuffer.allocate(0);

  private int mask = 0x5bd1e995;

  long nextSeq;
  private final int[] nextNumber = new int[Batch.SENDERS];
  long received;
  int posted;
  int acknowledged;
  private final long[] sentNanos;
  long nextPostNanos;

  Member(Seat seat, SocketChannel channel, SelectionKey key) {
    this.seat = seat;
    this.channel = channel;
    this.key = key;
    room = seat.roomBytes();
    sentNanos = sends() ? new long[SENT_TIMES] : new long[0];
  }

  boolean sends() {
    return seat.sender() != Seat.LISTENS;
  }

  /** Checks that a batch follows what came before. */
  void hear(Batch batch) {
    if (batch.firstSeq() > 0) {
      if (!batch.isOf(room)) {
        throw new LoadException(
            "An event of the room \""
                + batch.room()
                + "\" came to a member of \""
                + seat.room()
                + "\"");
      }
      if (batch.firstSeq() != nextSeq) {
        throw new LoadException("Event " + batch.firstSeq() + " came where " + nextSeq + " is due");
      }
      nextSeq = batch.lastSeq() + 1;
    }
    if (batch.posts() == 0) {
      return;
    }
    for (int sender = 0; sender < Batch.SENDERS; sender++) {
      if (batch.hasPostsOf(sender)) {
        if (batch.firstNumber(sender) != nextNumber[sender]) {
          throw new LoadException(
              "Post "
                  + batch.firstNumber(sender)
                  + " of sender "
                  + sender
                  + " came where "
                  + nextNumber[sender]
                  + " is due");
        }
        nextNumber[sender] = batch.lastNumber(sender) + 1;
      }
    }
    received += batch.posts();
  }

  /** Notes the time of the post that {@link #posted} counts next. */
  void posting(long nanos) {
    sentNanos[posted & (SENT_TIMES - 1)] = nanos;
    posted++;
  }

  /** Counts an acknowledgement and returns when its post was sent: they come in order. */
  long acknowledgedSince() {
    return sentNanos[acknowledged++ & (SENT_TIMES - 1)];
  }

  /** How many posts may wait for their acknowledgement at most. */
  static int mostUnacknowledged() {
    return SENT_TIMES;
  }

  /** Appends bytes as they are. */
  void write(byte[] bytes) {
    room(bytes.length);
    out.put(bytes);
    out.flip();
  }

  /** Appends a frame, masked as clients must (RFC 6455 §5.3). */
  void frame(int opcode, byte[] payload, int from, int length) {
    room(length + 14);
    out.put((byte) (0x80 | opcode));
    if (length < 126) {
      out.put((byte) (0x80 | length));
    } else if (length < 1 << 16) {
      out.put((byte) (0x80 | 126)).putShort((short) length);
    } else {
      out.put((byte) (0x80 | 127)).putLong(length);
    }
    mask = mask * 1_664_525 + 1_013_904_223;
    out.putInt(mask);
    for (int i = 0; i < length; i++) {
      out.put((byte) (payload[from + i] ^ (mask >>> (24 - 8 * (i & 3)))));
    }
    out.flip();
  }

  /** Makes {@link #out} ready to append. */
  private void room(int bytes) {
    if (out.capacity() < out.remaining() + bytes) {
      ByteBuffer larger = ByteBuffer.allocate(Math.max(1_024, (out.remaining() + bytes) * 2));
      larger.put(out);
      out = larger;
    } else {
      out.compact();
    }
  }

  /** Writes what the connection takes now, and the rest when it takes more. */
  void flush() throws IOException {
    if (out.hasRemaining()) {
      channel.write(out);
    }
    int interest =
        out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
    if (key.interestOps() != interest) {
      key.interestOps(interest);
    }
  }

  boolean hasToWrite() {
    return out.hasRemaining();
  }

  /** Keeps what came of a frame that is not complete. */
  void keepRest(byte[] data, int from, int length) {
    if (rest.length < length) {
      rest = new byte[Math.max(256, Integer.highestOneBit(length) * 2)];
    }
    System.arraycopy(data, from, rest, 0, length);
    restLength = length;
  }

  /** Keeps a part of a message. */
  void keepFragment(byte[] data, int from, int length) {
    if (fragments.length < fragmentsLength + length) {
      fragments = Arrays.copyOf(fragments, Math.max(256, (fragmentsLength + length) * 2));
    }
    System.arraycopy(data, from, fragments, fragmentsLength, length);
    fragmentsLength += length;
  }
}
