package org.hiroba.websocket;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Gathers one message in the form in which it came over the wire: a text as UTF-8, which a {@code
 * StringBuilder} would hold in two to four times its length, doubling as it grows. Never copies
 * what it has, and asks before it allocates. Chunks end between characters. Not thread-safe.
 */
public final class MessageBytes {
  /** The longest chunk, with room for the header of a frame of its own (RFC 6455 §5.2). */
  static final int MOST_CHUNK_BYTES = 32 << 10;

  private static final int LEAST_CHUNK_BYTES = 256;
  private static final int HEADER_BYTES = 4;
  private static final int MOST_UTF8_BYTES = 4;

  private final boolean isText;
  private final ArrayDeque<ByteBuffer> chunks = new ArrayDeque<>(1);
  private @Nullable CharsetEncoder encoder;
  private char halfPair;
  private int length;
  private int capacity;
  private boolean isBegun;

  /** Begins a message. */
  public MessageBytes(boolean isText) {
    this.isText = isText;
  }

  /** Tells how many bytes came. */
  public int length() {
    return length;
  }

  /** Tells how many bytes of memory the chunks take that are here. */
  public int capacity() {
    return capacity;
  }

  /** Tells whether it is a text. */
  public boolean isText() {
    return isText;
  }

  /**
   * Adds a part of a binary message.
   *
   * @param allowed is asked before so many bytes of memory are taken
   * @return false if they were not allowed; then the message is incomplete
   */
  public boolean add(ByteBuffer part, IntPredicate allowed) {
    while (part.hasRemaining()) {
      ByteBuffer chunk = chunkFor(part.remaining(), 1, allowed);
      if (chunk == null) {
        return false;
      }
      int bytes = Math.min(chunk.remaining(), part.remaining());
      chunk.put(part.slice(part.position(), bytes));
      part.position(part.position() + bytes);
      length += bytes;
    }
    return true;
  }

  /** Adds a part of a text as {@link #add(ByteBuffer, IntPredicate)} does. */
  public boolean add(String part, IntPredicate allowed) {
    CharBuffer chars = CharBuffer.wrap(halfPair == 0 ? part : halfPair + part);
    halfPair = 0;
    while (chars.hasRemaining()) {
      if (chars.remaining() == 1 && Character.isHighSurrogate(chars.get(chars.position()))) {
        // The other half comes with the next part.
        halfPair = chars.get();
        break;
      }
      ByteBuffer chunk = chunkFor(chars.remaining(), MOST_UTF8_BYTES, allowed);
      if (chunk == null) {
        return false;
      }
      int before = chunk.position();
      encoder().encode(chars, chunk, false);
      length += chunk.position() - before;
    }
    return true;
  }

  private CharsetEncoder encoder() {
    CharsetEncoder made = encoder;
    if (made == null) {
      // Containers pass valid text only (RFC 6455 §8.1); nothing may stop the loop above.
      made =
          StandardCharsets.UTF_8
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE);
      encoder = made;
    }
    return made;
  }

  /** Returns a chunk with room; a new one is as long as what is here, within bounds. */
  private @Nullable ByteBuffer chunkFor(int wanted, int least, IntPredicate allowed) {
    ByteBuffer last = chunks.peekLast();
    if (last != null && last.remaining() >= least) {
      return last;
    }
    int bytes =
        Math.min(
            Math.max(Math.max(wanted, capacity) + HEADER_BYTES, LEAST_CHUNK_BYTES),
            MOST_CHUNK_BYTES);
    if (!allowed.test(bytes)) {
      return null;
    }
    ByteBuffer made = ByteBuffer.allocate(bytes).position(HEADER_BYTES);
    chunks.add(made);
    capacity += bytes;
    return made;
  }

  /** Returns the text, decoded. */
  public String text() {
    ByteBuffer all = ByteBuffer.allocate(length);
    chunks.forEach(chunk -> all.put(chunk.duplicate().flip().position(HEADER_BYTES)));
    return new String(all.array(), StandardCharsets.UTF_8);
  }

  /** Returns the bytes of a binary message as one. */
  public ByteBuffer bytes() {
    ByteBuffer all = ByteBuffer.allocate(length);
    chunks.forEach(chunk -> all.put(chunk.duplicate().flip().position(HEADER_BYTES)));
    return all.flip();
  }

  /** Forgets the bytes, which were sent otherwise. */
  public void clear() {
    chunks.clear();
    capacity = 0;
    isBegun = true;
  }

  /** Tells whether {@link #takeFrame} has something left; an empty message is one frame too. */
  public boolean hasFrame() {
    return !isBegun || !chunks.isEmpty();
  }

  /**
   * Takes a chunk as a frame as a server sends it: the first has the opcode of the message, all but
   * the last have FIN clear (RFC 6455 §5.4).
   */
  public ByteBuffer takeFrame() {
    ByteBuffer chunk;
    if (chunks.isEmpty()) {
      chunk = ByteBuffer.allocate(HEADER_BYTES).position(HEADER_BYTES);
    } else {
      chunk = chunks.remove();
      capacity -= chunk.capacity();
    }
    int payload = chunk.position() - HEADER_BYTES;
    int opcode = isBegun ? 0 : isText ? 1 : 2;
    isBegun = true;
    byte first = (byte) ((chunks.isEmpty() ? 0x80 : 0) | opcode);
    chunk.flip();
    if (payload < 126) {
      return chunk.put(2, first).put(3, (byte) payload).position(2);
    }
    return chunk.put(0, first).put(1, (byte) 126).putShort(2, (short) payload);
  }
}
