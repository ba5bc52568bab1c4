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
  /** FIN and the opcode of a text (RFC 6455 §5.2). */
  private static final byte FINAL_TEXT = (byte) 0x81;

  private final String text;
  private final int utf8Bytes;
  private byte @Nullable [] utf8;
  private byte @Nullable [] wire;

  private Frame(String text, int utf8Bytes) {
    this.text = text;
    this.utf8Bytes = utf8Bytes;
  }

  /** Joins events, one at least, in their order. */
  public static Frame of(List<EncodedEvent> events) {
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
    return new Frame(text.append(']').toString(), bytes);
  }

  /** Makes a message of one text as it is, for endpoints that speak no JSON. */
  public static Frame plain(EncodedEvent text) {
    return new Frame(text.json(), text.utf8Bytes());
  }

  /** Returns the message. */
  public String text() {
    return text;
  }

  /** Returns the message's length on the wire. */
  public int utf8Bytes() {
    return utf8Bytes;
  }

  /**
   * Returns the message in UTF-8, for connections that send bytes as they are; not to be changed.
   */
  public byte[] utf8() {
    byte[] bytes = utf8;
    if (bytes == null) {
      // A race makes equal bytes twice, which is harmless.
      bytes = text.getBytes(StandardCharsets.UTF_8);
      utf8 = bytes;
    }
    return bytes;
  }

  /**
   * Returns the message as it goes over the wire from a server: one unmasked text frame without
   * extensions (RFC 6455 §5.2), for connections that write bytes as they are; not to be changed.
   */
  public byte[] onTheWire() {
    byte[] bytes = wire;
    if (bytes == null) {
      bytes = frame(text.getBytes(StandardCharsets.UTF_8));
      wire = bytes;
    }
    return bytes;
  }

  private static byte[] frame(byte[] payload) {
    int length = payload.length;
    // §5.2: the length in 7 bits, or 126 and 16 bits, or 127 and 64 bits; the shortest that does.
    int extended = length < 126 ? 0 : length < 1 << 16 ? Short.BYTES : Long.BYTES;
    ByteBuffer frame = ByteBuffer.allocate(2 + extended + length).put(FINAL_TEXT);
    switch (extended) {
      case 0 -> frame.put((byte) length);
      case Short.BYTES -> frame.put((byte) 126).putShort((short) length);
      default -> frame.put((byte) 127).putLong(length);
    }
    return frame.put(payload).array();
  }
}
