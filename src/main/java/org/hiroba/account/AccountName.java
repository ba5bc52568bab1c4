package org.hiroba.account;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Holds a valid sign-in name: NFKC, 1 to 32 characters, a letter or digit first, then letters,
 * digits, space, dot, underscore and hyphen.
 *
 * @param value the name as its owner spells it
 */
public record AccountName(String value) {
  private static final Pattern VALID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,31}");

  /**
   * Normalises and checks.
   *
   * @throws IllegalArgumentException with a sentence for people when the name is not valid
   */
  public AccountName {
    value = Normalizer.normalize(value, Normalizer.Form.NFKC).strip();
    if (!VALID.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A name has 1 to 32 letters, digits, spaces, dots, underscores or hyphens and begins with"
              + " a letter or a digit.");
    }
  }

  /** Returns the form by which names are compared. */
  public String key() {
    return FoldedText.of(value);
  }
}
