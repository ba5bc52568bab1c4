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
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
