package org.hiroba.command;

/** Holds what texts of clients may hold at all. Stateless. */
public final class TextRules {
  private TextRules() {}

  /** Tells whether a character is white space, the no-break spaces included. */
  public static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  /** Returns what is wrong with a string as such; empty when nothing is. */
  static String flawOf(String value) {
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
}
