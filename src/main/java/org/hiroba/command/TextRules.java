package org.hiroba.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Holds what texts of clients may hold at all. Stateless. */
public final class TextRules {
  private static final int MAX_SEQ_DIGITS = 18;
  private static final int MAX_ID_CHARS = 64;

  private TextRules() {}

  /** Tells whether a character is white space, the no-break spaces included. */
  public static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  /** Tells whether a text has nothing to be seen. */
  public static boolean isBlank(String text) {
    return text.codePoints().allMatch(TextRules::isBlank);
  }

  /** Returns what is wrong with a string as such; empty when nothing is. */
  public static String flawOf(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0) {
        return "the character NUL";
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return "half a surrogate pair";
      }
    }
    return "";
  }

  /** Tells whether a command may have this id: 1 to 64 characters of A-Z a-z 0-9 . _ : - */
  static boolean isId(@Nullable String text) {
    return text != null && isOpaque(text) && text.indexOf('@') < 0;
  }

  /** Tells whether a room or a person may have this id: as a command's, and with @. */
  public static boolean isOpaque(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_ID_CHARS
        && text.chars()
            .allMatch(c -> (c < 0x80 && Character.isLetterOrDigit(c)) || "._:@-".indexOf(c) >= 0);
  }

  /** Tells whether a text is a seq from 1, as cursors hold it. */
  static boolean isSeq(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_SEQ_DIGITS
        && text.charAt(0) != '0'
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * Reads a moment, or a date: its start in UTC.
   *
   * @throws java.time.DateTimeException it is neither
   */
  public static Instant instant(String text) {
    return text.length() == 10
        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
        : Instant.parse(text);
  }
}
