package org.hiroba.config;

import java.util.Set;

/**
 * Where people reach this server. Immutable.
 *
 * @param origin in canonical spelling: see {@link Origins}
 * @param path as a context path: empty for the root, else with a slash before and none behind, as
 *     in {@code /chat} or {@code /a/b}
 */
public record PublicUrl(String origin, String path) {
  private static final int MAX_PATH_CHARS = 100;

  /** What stands for itself in a path (RFC 3986 §2.3), so that nobody spells it another way. */
  private static final String SIGNS = "-._~/";

  /**
   * Reads a URL; a slash at its end counts for nothing.
   *
   * @throws IllegalArgumentException if it is no http or https URL, or its path is none that every
   *     proxy, server and browser spells alike
   */
  static PublicUrl parse(String url) {
    String origin = Origins.ofUrl(url);
    int begin = url.indexOf('/', url.indexOf("://") + 3);
    String path = begin < 0 ? "" : url.substring(begin);
    if (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    if (!isPlain(path)) {
      throw new IllegalArgumentException(
          "its path has at most "
              + MAX_PATH_CHARS
              + " characters, letters of ASCII, digits and . _ ~ - between single slashes");
    }
    return new PublicUrl(origin, path);
  }

  private static boolean isPlain(String path) {
    if (path.isEmpty()) {
      return true;
    }
    Set<String> nothing = Set.of("", ".", "..");
    for (String segment : path.substring(1).split("/", -1)) {
      if (nothing.contains(segment)) {
        return false;
      }
    }
    return path.length() <= MAX_PATH_CHARS
        && path.chars()
            .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || SIGNS.indexOf(c) >= 0));
  }
}
