package org.hiroba.feature.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows the passwords that are tried first. Read once, when the first one is asked for. */
final class CommonPasswords {
  private static final String LIST = "common-passwords.txt";

  /** How many digits and signs behind a common password make it no better. */
  private static final int MAX_TAIL = 4;

  private static final Set<String> ALL = read();

  private CommonPasswords() {}

  /** Tells whether a password is common, one said twice or more, or one with a short tail. */
  static boolean hold(String password) {
    String folded = password.toLowerCase(Locale.ROOT);
    if (ALL.contains(folded)) {
      return true;
    }
    for (int part = 1; part <= folded.length() / 2; part++) {
      if (folded.length() % part == 0 && repeats(folded, part)) {
        String once = folded.substring(0, part);
        return part < PasswordRules.MIN_CHARS || ALL.contains(once);
      }
    }
    int end = folded.length();
    while (end > 0 && folded.length() - end < MAX_TAIL && !isLetter(folded, end - 1)) {
      end--;
      if (ALL.contains(folded.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private static boolean repeats(String text, int part) {
    return text.startsWith(text.substring(part));
  }

  private static boolean isLetter(String text, int at) {
    return Character.isLetter(text.charAt(at));
  }

  private static Set<String> read() {
    try (InputStream in = CommonPasswords.class.getResourceAsStream(LIST)) {
      if (in == null) {
        throw new IllegalStateException(LIST + " is missing: get a fresh copy of hiroba.war");
      }
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        return lines.lines().collect(Collectors.toUnmodifiableSet());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
