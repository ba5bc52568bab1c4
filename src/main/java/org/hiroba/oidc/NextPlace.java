package org.hiroba.oidc;

/** Where somebody wants to be once they are in: a place of this application only. Stateless. */
public final class NextPlace {
  private static final int MAX_CHARS = 512;
  private static final String SIGNS = "/_-.~%=&:!@+,?#";

  private NextPlace() {}

  /**
   * Returns the place as it may stand behind the context path, beginning with a slash.
   *
   * @param wanted a path, query or fragment; anything else, another site's address say, leads to
   *     the page itself
   */
  public static String of(String wanted) {
    boolean begins =
        wanted.startsWith("#")
            || wanted.startsWith("?")
            || (wanted.startsWith("/") && !wanted.startsWith("//"));
    boolean fits =
        begins
            && wanted.length() <= MAX_CHARS
            && !wanted.contains("..")
            && wanted.chars().allMatch(NextPlace::isPlain);
    if (!fits) {
      return "/";
    }
    return wanted.startsWith("/") ? wanted : "/" + wanted;
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || SIGNS.indexOf(c) >= 0;
  }
}
