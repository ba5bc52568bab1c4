package org.hiroba.feature.factor;

import java.io.ByteArrayOutputStream;

/** Writes bytes in Base32 (RFC 4648 §6) without padding, and reads them. Stateless. */
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int held = 0;
    for (byte one : bytes) {
      buffer = buffer << 8 | (one & 0xff);
      held += 8;
      while (held >= BITS) {
        held -= BITS;
        text.append(ALPHABET.charAt(buffer >> held & 0x1f));
      }
    }
    if (held > 0) {
      text.append(ALPHABET.charAt(buffer << (BITS - held) & 0x1f));
    }
    return text.toString();
  }

  /**
   * Reads.
   *
   * @throws IllegalArgumentException a character is not of the alphabet
   */
  static byte[] decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int buffer = 0;
    int held = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = ALPHABET.indexOf(text.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("not Base32");
      }
      buffer = buffer << BITS | value;
      held += BITS;
      if (held >= 8) {
        held -= 8;
        bytes.write(buffer >> held);
      }
    }
    return bytes.toByteArray();
  }

  /** Tells whether a text has only signs of the alphabet. */
  static boolean isOne(String text) {
    return text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }
}
