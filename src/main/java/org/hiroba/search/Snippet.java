package org.hiroba.search;

import java.util.Arrays;
import org.hiroba.account.FoldedText;

/** Cuts the part out of a message that shows why it was found. Thread-safe. */
public final class Snippet {
  /** How long a snippet is, in UTF-16 units, without ellipses. */
  public static final int MAX_CHARS = 160;

  private static final int CHARS_BEFORE = 40;

  private Snippet() {}

  /** Returns the part of a text around the first of the terms, or its beginning. */
  public static String of(String text, SearchTerms terms) {
    if (text.length() <= MAX_CHARS) {
      return text;
    }
    int found =
        terms.phrases().stream().mapToInt(phrase -> find(text, phrase.word())).min().orElse(0);
    int start = found <= CHARS_BEFORE ? 0 : boundary(text, found - CHARS_BEFORE);
    int end = boundary(text, Math.min(text.length(), start + MAX_CHARS));
    return (start > 0 ? "…" : "") + text.substring(start, end) + (end < text.length() ? "…" : "");
  }

  /** Returns the beginning of a text. */
  public static String beginningOf(String text) {
    int end = boundary(text, Math.min(text.length(), MAX_CHARS));
    return text.substring(0, end) + (end < text.length() ? "…" : "");
  }

  /** Returns a place near {@code index} that does not cut a character in two. */
  private static int boundary(String text, int index) {
    return index > 0
            && index < text.length()
            && Character.isLowSurrogate(text.charAt(index))
            && Character.isHighSurrogate(text.charAt(index - 1))
        ? index - 1
        : index;
  }

  /** Returns where a folded word is in a text; 0 when it is not to be seen. */
  private static int find(String text, String word) {
    StringBuilder folded = new StringBuilder(text.length());
    int[] origin = new int[text.length() + 16];
    for (int i = 0; i < text.length(); ) {
      int next = endOfCharacter(text, i);
      String piece = FoldedText.of(text.substring(i, next));
      if (folded.length() + piece.length() > origin.length) {
        origin = Arrays.copyOf(origin, (folded.length() + piece.length()) * 2);
      }
      Arrays.fill(origin, folded.length(), folded.length() + piece.length(), i);
      folded.append(piece);
      i = next;
    }
    int found = folded.indexOf(word);
    return found < 0 ? 0 : origin[found];
  }

  private static int endOfCharacter(String text, int start) {
    int end = start + Character.charCount(text.codePointAt(start));
    while (end < text.length() && joins(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private static boolean joins(int codePoint) {
    // Half-width voiced sound marks are letters by type, but join the letter before them.
    return codePoint == 0xFF9E
        || codePoint == 0xFF9F
        || Character.getType(codePoint) == Character.NON_SPACING_MARK;
  }
}
