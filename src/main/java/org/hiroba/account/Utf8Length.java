package org.hiroba.account;

/**
 * Tells how long text is in UTF-8, without encoding it. What is told of parts adds up, also when a
 * surrogate pair lies in two of them. Stateless.
 */
public final class Utf8Length {
  private Utf8Length() {}

  /** Returns the bytes of a text. */
  public static int of(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        bytes += of(c) - 1;
      }
    }
    return bytes;
  }

  /** Returns the bytes of a character; a surrogate pair is 4 bytes: 2 for each half. */
  public static int of(char c) {
    if (c < 0x80) {
      return 1;
    }
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }
}
