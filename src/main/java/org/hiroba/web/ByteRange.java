package org.hiroba.web;

import org.jspecify.annotations.Nullable;

/**
 * Which part of something is asked for (RFC 9110 §14.2). Several parts at once are answered with
 * the whole, which is allowed; so is what nobody understands. Immutable.
 *
 * @param first of the bytes, from 0
 * @param last of the bytes, included; before the first for none
 */
record ByteRange(Kind kind, long first, long last) {
  private static final String UNIT = "bytes=";
  private static final int MAX_DIGITS = 18;

  /** What is sent. */
  enum Kind {
    WHOLE,
    PART,
    UNSATISFIABLE
  }

  /**
   * Reads what is asked for.
   *
   * @param range the header {@code Range}; null for none
   * @param ifRange the header {@code If-Range}; null for none
   * @param etag of what there is now
   * @param length of what there is now
   */
  static ByteRange of(@Nullable String range, @Nullable String ifRange, String etag, long length) {
    ByteRange whole = new ByteRange(Kind.WHOLE, 0, length - 1);
    if (range == null
        || !range.startsWith(UNIT)
        || range.indexOf(',') >= 0
        || (ifRange != null && !ifRange.strip().equals(etag))) {
      return whole;
    }
    String spec = range.substring(UNIT.length()).strip();
    int dash = spec.indexOf('-');
    if (dash < 0) {
      return whole;
    }
    String from = spec.substring(0, dash).strip();
    String to = spec.substring(dash + 1).strip();
    if (!isNumber(from) || !isNumber(to) || (from.isEmpty() && to.isEmpty())) {
      return whole;
    }
    if (from.isEmpty()) {
      long suffix = Math.min(length, Long.parseLong(to));
      return suffix == 0
          ? new ByteRange(Kind.UNSATISFIABLE, 0, -1)
          : new ByteRange(Kind.PART, length - suffix, length - 1);
    }
    long first = Long.parseLong(from);
    long last = to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to);
    if (last < first) {
      return whole;
    }
    return first >= length
        ? new ByteRange(Kind.UNSATISFIABLE, 0, -1)
        : new ByteRange(Kind.PART, first, Math.min(last, length - 1));
  }

  private static boolean isNumber(String text) {
    return text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Returns how many bytes are sent. */
  long length() {
    return last - first + 1;
  }
}
