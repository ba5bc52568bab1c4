package org.hiroba.feature.identity;

import java.text.Normalizer;
import org.hiroba.account.LineText;
import org.jspecify.annotations.Nullable;

/** Makes what issuers tell of people fit to be kept here. Stateless. */
public final class ToldText {
  private static final int MAX_MAIL_CHARS = 254;

  private ToldText() {}

  /** Returns a display name, cut to what one may have; null for none that anybody could read. */
  public static @Nullable String displayName(@Nullable String told) {
    if (told == null) {
      return null;
    }
    String line = Normalizer.normalize(cut(told), Normalizer.Form.NFC).strip();
    return line.isEmpty() || LineText.flaw(line).isPresent() ? null : line;
  }

  private static String cut(String text) {
    int most = Math.min(text.codePointCount(0, text.length()), LineText.MAX_CHARS);
    return text.substring(0, text.offsetByCodePoints(0, most));
  }

  /** Returns a mail address; null for what cannot be one. */
  public static @Nullable String mail(@Nullable String told) {
    return told == null
            || told.length() > MAX_MAIL_CHARS
            || told.indexOf('@') < 1
            || told.chars().anyMatch(c -> Character.isISOControl(c) || c == ' ')
        ? null
        : told;
  }
}
