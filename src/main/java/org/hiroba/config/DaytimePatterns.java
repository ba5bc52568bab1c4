package org.hiroba.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Checks the format of the daytime services before anything listens. */
final class DaytimePatterns {
  private static final int MAX_CHARS = 200;

  private DaytimePatterns() {}

  /**
   * Returns the text if it is {@code rfc867}, {@code iso} or a pattern that gives an ASCII line.
   */
  static String checked(String text) {
    if (text.equals("rfc867") || text.equals("iso")) {
      return text;
    }
    if (text.length() > MAX_CHARS) {
      throw new IllegalArgumentException("longer than " + MAX_CHARS + " characters");
    }
    String sample;
    try {
      sample =
          DateTimeFormatter.ofPattern(text, Locale.ENGLISH)
              .format(Instant.EPOCH.atZone(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    // RFC 867: ASCII printing characters, space, CR and LF, on one line.
    if (!sample.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException("the result is not one line of ASCII");
    }
    return text;
  }
}
