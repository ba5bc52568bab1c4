package org.hiroba.feature.file;

import java.util.Locale;
import org.hiroba.command.TextRules;
import org.hiroba.log.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads what is said of files, and says how big they are. Stateless. */
final class FileWords {
  private static final int MAX_ALT_CHARS = 500;
  private static final int SHA256_CHARS = 64;

  private FileWords() {}

  /** Returns a SHA-256 in small letters; null for none. */
  static @Nullable String digest(@Nullable String sha256) throws Refusal {
    if (sha256 == null) {
      return null;
    }
    String small = sha256.toLowerCase(Locale.ROOT);
    boolean isHex =
        small.length() == SHA256_CHARS
            && small.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    if (!isHex) {
      throw new Refusal(Refusal.Reason.BAD_REQUEST, "\"sha256\" must be 64 hexadecimal digits.");
    }
    return small;
  }

  /** Returns what is to be seen in a file; null where nobody says. */
  static @Nullable String alt(@Nullable String text) throws Refusal {
    if (text == null || text.isBlank()) {
      return null;
    }
    String flaw = TextRules.flawOf(text);
    if (!flaw.isEmpty() || text.codePointCount(0, text.length()) > MAX_ALT_CHARS) {
      throw new Refusal(
          Refusal.Reason.BAD_REQUEST,
          "\"alt\" must be a text of at most " + MAX_ALT_CHARS + " characters.");
    }
    return text.strip();
  }

  /** Returns bytes as people read them. */
  static String size(long bytes) {
    long whole = bytes >> 20;
    return whole > 0 ? whole + " MiB" : bytes + " bytes";
  }
}
