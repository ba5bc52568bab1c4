package org.hiroba.account;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Folds names as {@link FoldedText} does, but letter by letter, so that a place in a text stays the
 * place where its author wrote it: folding can make a text longer (İ, ß, ﬃ). Thread-safe.
 */
final class FoldedName {
  /** No name has more marks on a letter; what has is folded no further. */
  private static final int MAX_EXTENDERS = 32;

  private FoldedName() {}

  /** Folds a whole name. */
  static String of(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    int end;
    for (int i = 0; i < name.length(); i = end) {
      end = endOfLetter(name, i);
      if (end < 0) {
        return folded.append(name, i, name.length()).toString();
      }
      folded.append(letter(name, i, end));
    }
    return folded.toString();
  }

  /** Returns the end of the letter that begins at an index, its marks included; -1: too many. */
  static int endOfLetter(String text, int from) {
    int end = from + Character.charCount(text.codePointAt(from));
    for (int extenders = 0; end < text.length(); extenders++) {
      int c = text.codePointAt(end);
      if (!WordBoundary.isExtender(c)) {
        return end;
      }
      if (extenders == MAX_EXTENDERS) {
        return -1;
      }
      end += Character.charCount(c);
    }
    return end;
  }

  /** Folds one letter and its marks. */
  static String letter(String text, int from, int end) {
    char first = text.charAt(from);
    if (end == from + 1 && first < 0x80) {
      return String.valueOf((char) (first >= 'A' && first <= 'Z' ? first + 0x20 : first));
    }
    String folded =
        Normalizer.normalize(withoutSelectors(text, from, end), Normalizer.Form.NFKD)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFD);
  }

  /** Leaves out variation selectors: they choose a shape, not a letter. */
  private static String withoutSelectors(String text, int from, int end) {
    StringBuilder kept = new StringBuilder(end - from);
    int next;
    for (int i = from; i < end; i = next) {
      int c = text.codePointAt(i);
      next = i + Character.charCount(c);
      if (!isVariationSelector(c)) {
        kept.appendCodePoint(c);
      }
    }
    return kept.toString();
  }

  /** Tells whether a character chooses the shape of the one before it. */
  static boolean isVariationSelector(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
  }
}
