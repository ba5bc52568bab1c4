package org.hiroba.account;

/** Says which characters may stand in one line that people write about themselves. Thread-safe. */
public final class LineText {
  /** How many code points a display name or a status may have. */
  public static final int MAX_CHARS = 64;

  private LineText() {}

  /**
   * Tells whether a line holds a character that is not text: a control character, half a surrogate
   * pair, or one that turns the direction of what stands beside it (UAX #9 §2).
   */
  public static boolean isUnfit(String line) {
    return line.codePoints().anyMatch(LineText::isUnfit);
  }

  private static boolean isUnfit(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.SURROGATE
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
