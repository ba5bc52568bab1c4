package org.hiroba.account;

import java.lang.Character.UnicodeScript;

/**
 * Says where a name ends in running text. Thread-safe.
 *
 * <p>The page has the same rule in {@code mention-text.js}; one table of cases, {@code
 * mentions.json} among the tests, is held against both.
 */
final class WordBoundary {
  private static final int LETTERS =
      1 << Character.UPPERCASE_LETTER
          | 1 << Character.LOWERCASE_LETTER
          | 1 << Character.TITLECASE_LETTER
          | 1 << Character.MODIFIER_LETTER
          | 1 << Character.OTHER_LETTER;
  private static final int NUMBERS =
      1 << Character.DECIMAL_DIGIT_NUMBER
          | 1 << Character.LETTER_NUMBER
          | 1 << Character.OTHER_NUMBER;
  private static final int MARKS =
      1 << Character.NON_SPACING_MARK
          | 1 << Character.COMBINING_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK;

  /** What COMBINING ENCLOSING KEYCAP stands behind is an emoji, though its base is a digit. */
  private static final int KEYCAP = 0x20E3;

  private WordBoundary() {}

  /**
   * Tells whether a name may begin at {@code at}: not inside an e-mail address, which has a letter
   * or digit there. Japanese, Chinese, Korean and Thai put no space before it.
   */
  static boolean before(String text, int at) {
    int base = at;
    while (base > 0) {
      int c = text.codePointBefore(base);
      if (c == KEYCAP) {
        return true;
      }
      base -= Character.charCount(c);
      if (!isExtender(c)) {
        return !is(c, LETTERS | NUMBERS) || isUnspaced(c);
      }
    }
    return true;
  }

  /**
   * Tells whether a name ends at {@code end}.
   *
   * @param last the name's last letter, without the marks on it
   */
  static boolean after(String text, int last, int end) {
    if (end == text.length() || isUnspaced(last)) {
      return true;
    }
    int next = text.codePointAt(end);
    if (isUnspaced(next)) {
      return true;
    }
    if (isJoint(next)) {
      int beyond = end + Character.charCount(next);
      return beyond == text.length() || !goesOn(text.codePointAt(beyond));
    }
    return !goesOn(next);
  }

  private static boolean goesOn(int c) {
    return is(c, LETTERS | NUMBERS | MARKS) && !isUnspaced(c);
  }

  /** Tells whether a character belongs to the letter before it: a mark, or a part of a syllable. */
  static boolean isExtender(int c) {
    return is(c, MARKS)
        || (c >= 0x1160 && c <= 0x11FF) // Hangul vowels and final consonants
        || (c >= 0xD7B0 && c <= 0xD7FF)
        || c == 0xFF9E // half-width voicing of kana
        || c == 0xFF9F;
  }

  /** Joins two parts of a name, in any width, but ends a sentence or a line as well. */
  private static boolean isJoint(int c) {
    return c == '.' || c == '_' || c == '-' || c == 0xFF0E || c == 0xFF3F || c == 0xFF0D;
  }

  /** Tells whether a letter is of a script that puts no space between words. */
  private static boolean isUnspaced(int c) {
    if (c < 0xE00) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(c);
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || script == UnicodeScript.HANGUL
        || script == UnicodeScript.THAI
        // Letters that the kana share, such as the mark of a long vowel.
        || c == 0x3006
        || (c >= 0x3031 && c <= 0x3035)
        || c == 0x303C
        || c == 0x30FC
        || c == 0xFF70;
  }

  private static boolean is(int c, int types) {
    return (types >> Character.getType(c) & 1) != 0;
  }
}
