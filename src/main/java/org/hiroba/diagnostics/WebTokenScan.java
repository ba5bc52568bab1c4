package org.hiroba.diagnostics;

/**
 * Looks for JSON web tokens (RFC 7519 §3.1): three runs of base64url with dots between, the first
 * of them the encoding of <code>{"</code>, maybe behind a hyphen. Reads each character once.
 * Stateless.
 */
final class WebTokenScan {
  private static final String BEGIN = "eyJ";

  private WebTokenScan() {}

  /** Tells whether a token, or the beginning of one at the end, is in the text. */
  static boolean finds(String text) {
    // How many runs of a token lie directly before here; 0 when the last one began none.
    int runs = 0;
    int from = 0;
    while (from < text.length()) {
      int end = endOfRun(text, from);
      boolean dotFollows = end < text.length() && text.charAt(end) == '.';
      if (end == from || !dotFollows) {
        runs = 0;
      } else if (runs == 1) {
        return true;
      } else {
        runs = beginsToken(text, from, end) ? 1 : 0;
      }
      from = end + 1;
    }
    return false;
  }

  private static int endOfRun(String text, int from) {
    int end = from;
    while (end < text.length() && isOfRun(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean beginsToken(String text, int from, int end) {
    // Never past the end of the run: to search all of the text for each run would take its square.
    for (int at = from; at + BEGIN.length() < end; at++) {
      if ((at == from || text.charAt(at - 1) == '-') && text.startsWith(BEGIN, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfRun(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }
}
