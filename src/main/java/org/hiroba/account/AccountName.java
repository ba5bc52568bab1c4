package org.hiroba.account;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Holds a valid sign-in name: NFKC, 1 to 32 characters, a letter or digit first, then letters, the
 * marks on them, digits, space, dot, underscore and hyphen.
 *
 * @param value the name as its owner spells it, without the signs that only choose a glyph
 */
public record AccountName(String value) {
  private static final Pattern VALID =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._-]{0,31}");

  /** What is longer is no name, and is not normalised first. */
  private static final int MAX_UNITS = 256;

  /**
   * Normalises and checks.
   *
   * @throws IllegalArgumentException with a sentence for people when the name is not valid
   */
  public AccountName {
    value =
        value.length() > MAX_UNITS
            ? ""
            : Normalizer.normalize(withoutSelectors(value), Normalizer.Form.NFKC).strip();
    if (!VALID.matcher(value).matches() || value.codePoints().anyMatch(LineText::isInvisible)) {
      throw new IllegalArgumentException(
          "A name has 1 to 32 letters, digits, spaces, dots, underscores or hyphens and begins with"
              + " a letter or a digit.");
    }
  }

  /** Returns the form by which names are compared. */
  public String key() {
    return FoldedText.of(value);
  }

  /** An input method may choose a variant of a character; it is the same name. */
  private static String withoutSelectors(String name) {
    StringBuilder kept = new StringBuilder(name.length());
    name.codePoints()
        .filter(c -> !FoldedName.isVariationSelector(c))
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
