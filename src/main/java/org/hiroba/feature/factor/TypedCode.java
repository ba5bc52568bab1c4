package org.hiroba.feature.factor;

import java.text.Normalizer;
import java.util.Locale;
import org.hiroba.account.TokenHash;
import org.jspecify.annotations.Nullable;

/**
 * Holds what somebody typed for a code: six digits of an app, a recovery code, nothing, or
 * something that is neither. Spaces and hyphens are left out, letters may be small, digits as wide
 * as an input method makes them. Its text form does not show it.
 */
public final class TypedCode {
  /** What is longer is no code, and is not looked at. */
  private static final int MAX_CHARS = 64;

  private final String text;

  private TypedCode(String text) {
    this.text = text;
  }

  /** Reads what was typed; null is nothing. */
  public static TypedCode of(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return new TypedCode("");
    }
    if (typed.length() > MAX_CHARS) {
      return new TypedCode("-");
    }
    StringBuilder kept = new StringBuilder();
    Normalizer.normalize(typed, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .filter(c -> !Character.isWhitespace(c) && Character.getType(c) != DASH)
        .forEach(kept::appendCodePoint);
    return new TypedCode(kept.isEmpty() ? "-" : kept.toString());
  }

  private static final int DASH = Character.DASH_PUNCTUATION;

  /** Tells whether nothing was typed. */
  public boolean isNothing() {
    return text.isEmpty();
  }

  /** Tells whether it may be an app's code: one of a million, so that tries are to be counted. */
  public boolean isOfApp() {
    return text.length() == Totp.DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  boolean isRecovery() {
    return text.length() == RecoveryCodes.CHARS && Base32.isOne(text);
  }

  String digits() {
    return text;
  }

  TokenHash hash() {
    return TokenHash.of(text);
  }

  @Override
  public String toString() {
    return "TypedCode";
  }
}
