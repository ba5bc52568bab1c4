package org.hiroba.account;

import java.text.Normalizer;
import java.util.Locale;

/** Gives text the form by which names and queries are compared. Thread-safe. */
public final class FoldedText {
  private FoldedText() {}

  /**
   * Folds width and case: NFKC, then upper and lower case. Upper-casing first folds letters whose
   * lower case depends on context, such as the final sigma.
   */
  public static String of(String text) {
    if (isAscii(text)) {
      // The same, without tables.
      return text.toLowerCase(Locale.ROOT);
    }
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        return false;
      }
    }
    return true;
  }
}
