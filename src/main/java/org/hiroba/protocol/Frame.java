package org.hiroba.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds one text message to clients: a JSON array of events. Made once and shared by all who get
 * the same events. Immutable but for the bytes, which are made on first use; thread-safe.
 */
public final class Frame {
  /**
   * From how many bytes on a message to many is kept outside of the heap: what is within is copied
   * for each socket that it is written to.
   */
  static final int DIRECT_BYTES = 4_096;

  /** FIN and the opcode of a text (RFC 6455 §5.2). */
  private static final byte FINAL_TEXT = (byte) 0x81;

  private final String text;
  private final int utf8Bytes;
  private final int events;
  private final boolean toMany;
  private volatile @Nullable ByteBuffer wire;

  private Frame(String text, int utf8Bytes, int events, boolean toMany) {
    this.text = text;
    this.events = events;
    this.utf8Bytes = utf8Bytes;
    this.toMany = toMany;
  }

  /** Joins events, one at least, in their order, for one client. */
  public static Frame of(List<EncodedEvent> events) {
    return of(events, false);
  }

  /** Joins events, one at least, in their order, for all who get these. */
  public static Frame toMany(List<EncodedEvent> events) {
    return of(events, true);
  }

  private static Frame of(List<EncodedEvent> events, boolean toMany) {
    int chars = 1 + events.size();
    int bytes = 1 + events.size();
    for (EncodedEvent event : events) {
      chars += event.json().length();
      bytes += event.utf8Bytes();
    }
    StringBuilder text = new StringBuilder(chars);
    for (EncodedEvent event : events) {
      text.append(text.isEmpty() ? '[' : ',').append(event.json());
    }
    return new Frame(text.append(']').toString(), bytes, events.size(), toMany);
  }

  /** Makes a message of one text as it is, for endpoints that speak no JSON. */
  public static Frame plain(EncodedEvent text) {
    return new Frame(text.json(), text.utf8Bytes(), 1, false);
  }

  /** Returns the message. */
  public String text() {
    return text;
  }

  /** Returns how many events it holds. */
  public int events() {
    return events;
  }

  /** Returns the message's length in UTF-8. */
  public int utf8Bytes() {
    return utf8Bytes;
  }

  /**
   * Returns the message in UTF-8, for connections that send bytes as they are: a buffer of the
   * caller's own over bytes that all share and nobody may change.
   */
  public ByteBuffer utf8() {
    ByteBuffer frame = onTheWire();
    int length = frame.get(1);
    int extended = length < 126 ? 0 : length == 126 ? Short.BYTES : Long.BYTES;
    return frame.position(2 + extended).slice();
  }

  /**
   * Returns the message as it goes over the wire from a server: one unmasked text frame without
   * extensions (RFC 6455 §5.2), for connections that write bytes as they are. A buffer of the
   * caller's own over bytes that all share and nobody may change.
   */
  public ByteBuffer onTheWire() {
    ByteBuffer bytes = wire;
    if (bytes == null) {
      // A race makes equal bytes twice, which is harmless.
      bytes = encode();
      wire = bytes;
    }
    return bytes.duplicate();
  }

  private ByteBuffer encode() {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    int length = payload.length;
    // §5.2: the length in 7 bits, or 126 and 16 bits, or 127 and 64 bits; the shortest that does.
    int extended = length < 126 ? 0 : length < 1 << 16 ? Short.BYTES : Long.BYTES;
    int frameBytes = 2 + extended + length;
    ByteBuffer frame =
        toMany && frameBytes >= DIRECT_BYTES
            ? ByteBuffer.allocateDirect(frameBytes)
            : ByteBuffer.allocate(frameBytes);
    frame.put(FINAL_TEXT);
    switch (extended) {
      case 0 -> frame.put((byte) length);
      case Short.BYTES -> frame.put((byte) 126).putShort((short) length);
      default -> frame.put((byte) 127).putLong(length);
    }
    return frame.put(payload).flip();
  }
}
