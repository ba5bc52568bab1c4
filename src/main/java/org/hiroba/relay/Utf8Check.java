package org.hiroba.relay;

/**
 * Checks UTF-8 byte by byte as it comes (RFC 3629 §4): no overlong forms, no surrogates, nothing
 * above U+10FFFF. Not thread-safe.
 */
final class Utf8Check {
  private int missing;
  private int low = 0x80;
  private int high = 0xBF;

  /** Begins a new text. */
  void reset() {
    missing = 0;
    low = 0x80;
    high = 0xBF;
  }

  /** Takes the next byte; false if no text can go on with it. */
  boolean accept(int octet) {
    if (missing == 0) {
      return lead(octet);
    }
    if (octet < low || octet > high) {
      return false;
    }
    low = 0x80;
    high = 0xBF;
    missing--;
    return true;
  }

  /** Tells whether the text may end here. */
  boolean isComplete() {
    return missing == 0;
  }

  private boolean lead(int octet) {
    if (octet < 0x80) {
      return true;
    }
    if (octet < 0xC2 || octet > 0xF4) {
      return false;
    }
    missing = octet < 0xE0 ? 1 : octet < 0xF0 ? 2 : 3;
    // The second byte decides about overlong forms, surrogates and the upper end.
    switch (octet) {
      case 0xE0 -> low = 0xA0;
      case 0xED -> high = 0x9F;
      case 0xF0 -> low = 0x90;
      case 0xF4 -> high = 0x8F;
      default -> {}
    }
    return true;
  }
}
