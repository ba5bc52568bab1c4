package org.hiroba.cli.chat;

import java.util.Locale;

/**
 * Makes what other people wrote harmless on a terminal, where control characters and escape
 * sequences (ECMA-48) could move the cursor, rename the window or answer in the reader's name.
 * Thread-safe.
 */
public final class TerminalText {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private TerminalText() {}

  /**
   * Returns text for one line: what is no letter to be seen is spelled as {@code \}{@code uXXXX}.
   */
  public static String line(String text) {
    return escaped(text, false);
  }

  /**
   * Returns text that may have several lines; each after the first is indented, so that none looks
   * as if somebody else had written it.
   */
  public static String block(String text, String indent) {
    return escaped(text.strip().replace("\r\n", "\n"), true).replace("\n", "\n" + indent);
  }

  /** Escapes in JSON what JSON allows bare but a terminal may obey: DEL, C1 and direction marks. */
  static String json(String json) {
    StringBuilder safe = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            c -> {
              if (c >= ' ' && isUnfit(c)) {
                escape(safe, c);
              } else {
                safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  private static String escaped(String text, boolean lines) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\t') {
                safe.append(' ');
              } else if (c == '\n' && lines) {
                safe.append('\n');
              } else if (isUnfit(c)) {
                escape(safe, c);
              } else {
                safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  private static void escape(StringBuilder to, int c) {
    for (char unit : Character.toChars(c)) {
      to.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
    }
  }

  private static boolean isUnfit(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      // Direction overrides above all (UAX #9); emoji and some scripts need the joiners.
      case Character.FORMAT -> c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER;
      default -> false;
    };
  }
}
