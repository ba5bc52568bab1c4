package org.hiroba.search;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Names what a message may have in it besides words. */
public enum Trait {
  /** An address that one can follow. */
  LINK,
  /** Something marked as code. */
  CODE,
  /** Any file. */
  FILE,
  /** A file that is a picture. */
  IMAGE;

  /** Returns what a text has by itself; linear in it. */
  static Set<Trait> of(String text) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (hasLink(text)) {
      traits.add(LINK);
    }
    if (hasCode(text)) {
      traits.add(CODE);
    }
    return traits;
  }

  /** Returns its name as it is typed. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static boolean hasLink(String text) {
    for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 1)) {
      boolean goesOn = at + 3 < text.length() && !Character.isWhitespace(text.charAt(at + 3));
      if (goesOn && (endsWith(text, at, "http") || endsWith(text, at, "https"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWith(String text, int end, String scheme) {
    int start = end - scheme.length();
    return start >= 0 && text.regionMatches(true, start, scheme, 0, scheme.length());
  }

  /** A fence, or two single marks in one line. */
  private static boolean hasCode(String text) {
    int open = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        open = -1;
      } else if (c == '`') {
        if (text.startsWith("```", i) || (open >= 0 && i > open + 1)) {
          return true;
        }
        open = i;
      }
    }
    return false;
  }
}
