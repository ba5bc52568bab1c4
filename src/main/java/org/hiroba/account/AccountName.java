package org.hiroba.account;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Holds a valid sign-in name: NFKC, 1 to 128 characters, a letter or digit first, then letters, the
 * marks on them, digits, space, dot, underscore, hyphen, apostrophe, at sign and plus. Names that
 * people choose here are shorter and have none of the last three: {@link #chosen}.
 *
 * @param value the name as its owner spells it, without the signs that only choose a glyph
 */
public record AccountName(String value) {
  private static final Pattern VALID =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._'@+-]{0,127}");
  private static final Pattern CHOSEN =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._-]{0,31}");
  private static final int MAX_CHARS = 128;

  /** What is longer is no name, and is not normalised first. */
  private static final int MAX_UNITS = 256;

  /**
   * Normalises and checks.
   *
   * @throws IllegalArgumentException with a sentence for people when the name is not valid
   */
  public AccountName {
    value = normalised(value);
    if (!VALID.matcher(value).matches() || value.codePoints().anyMatch(LineText::isInvisible)) {
      throw new IllegalArgumentException(
          "A name has 1 to 128 letters, digits, spaces, dots, underscores, hyphens, apostrophes, at"
              + " and plus signs and begins with a letter or a digit.");
    }
  }

  /**
   * Takes a name that somebody chooses here.
   *
   * @throws IllegalArgumentException with a sentence for people when the name is not valid
   */
  public static AccountName chosen(String name) {
    if (!CHOSEN.matcher(normalised(name)).matches()
        || name.codePoints().anyMatch(LineText::isInvisible)) {
      throw new IllegalArgumentException(
          "A name has 1 to 32 letters, digits, spaces, dots, underscores or hyphens and begins with"
              + " a letter or a digit.");
    }
    return new AccountName(name);
  }

  /**
   * Makes a name of what a directory or a provider calls somebody: what cannot be in a name becomes
   * a hyphen, what is too long is cut.
   *
   * @param name at most 256 UTF-16 units count
   * @return empty if nothing of it is left
   */
  public static Optional<AccountName> ofIssuer(String name) {
    StringBuilder kept = new StringBuilder();
    normalised(name.substring(0, Math.min(name.length(), MAX_UNITS)))
        .codePoints()
        .map(c -> isInside(c) ? c : '-')
        .dropWhile(c -> !Character.isLetterOrDigit(c))
        .limit(MAX_CHARS)
        .forEach(kept::appendCodePoint);
    try {
      return Optional.of(new AccountName(kept.toString()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isInside(int c) {
    return !LineText.isInvisible(c) && VALID.matcher("a" + Character.toString(c)).matches();
  }

  private static String normalised(String name) {
    return name.length() > MAX_UNITS
        ? ""
        : Normalizer.normalize(withoutSelectors(name), Normalizer.Form.NFKC).strip();
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
