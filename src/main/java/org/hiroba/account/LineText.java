package org.hiroba.account;

import java.util.Optional;

/**
 * Says what is one line of text that people write for others to read: a display name, a status, the
 * name or topic of a room, the name of a token. Thread-safe.
 */
public final class LineText {
  /** How many code points a display name or a status may have. */
  public static final int MAX_CHARS = 64;

  private LineText() {}

  /**
   * Tells what is wrong with a line, as the end of a sentence ("it must not …"); empty for a line
   * that is fit. An empty line is.
   */
  public static Optional<String> flaw(String line) {
    if (isUnfit(line)) {
      return Optional.of("must not hold characters that control direction or lines");
    }
    return line.isEmpty() || isVisible(line)
        ? Optional.empty()
        : Optional.of("must hold something that one can see");
  }

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

  /** Tells whether a line has a character that leaves ink. */
  public static boolean isVisible(String line) {
    return line.codePoints().anyMatch(c -> !isInvisible(c) && !isBare(c));
  }

  /** White space, the empty Braille cell, what has no glyph yet, marks with nothing below them. */
  private static boolean isBare(int c) {
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          true;
      default -> c == 0x2800;
    };
  }

  /**
   * Tells whether a character leaves no ink by itself (Default_Ignorable_Code_Point, UAX #44): a
   * joiner, a mark of direction, a filler, a variation selector.
   */
  public static boolean isInvisible(int c) {
    return c == 0xAD
        || c == 0x34F
        || c == 0x61C
        || c == 0x115F
        || c == 0x1160
        || c == 0x17B4
        || c == 0x17B5
        || (c >= 0x180B && c <= 0x180F)
        || (c >= 0x200B && c <= 0x200F)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F)
        || c == 0x3164
        || FoldedName.isVariationSelector(c)
        || c == 0xFEFF
        || c == 0xFFA0
        || (c >= 0xFFF0 && c <= 0xFFF8)
        || (c >= 0x1BCA0 && c <= 0x1BCA3)
        || (c >= 0x1D173 && c <= 0x1D17A)
        || (c >= 0xE0000 && c <= 0xE0FFF);
  }
}
