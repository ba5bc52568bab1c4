package org.hiroba.account;

/**
 * Tells how somebody came in, so that they recognise a sign-in that is not theirs.
 *
 * @param kind by which mode of {@code hiroba.auth}
 * @param address where the client was, behind trusted proxies; empty if it is not known
 * @param agent what the client calls itself, cut to {@value #MAX_AGENT_CHARS} characters and
 *     without control characters; empty if it says nothing
 */
public record SignInOrigin(String kind, String address, String agent) {
  /** By a name alone. */
  public static final String GUEST = "guest";

  /** By a password that Hiroba keeps. */
  public static final String LOCAL = "local";

  private static final int MAX_AGENT_CHARS = 200;

  /** Cuts and cleans. */
  public SignInOrigin {
    StringBuilder clean = new StringBuilder();
    agent
        .codePoints()
        .limit(MAX_AGENT_CHARS)
        .map(c -> Character.isISOControl(c) || LineText.isInvisible(c) ? '?' : c)
        .forEach(clean::appendCodePoint);
    agent = clean.toString();
  }

  /** Returns the origin of a guest of whom nothing is known. */
  public static SignInOrigin unknownGuest() {
    return new SignInOrigin(GUEST, "", "");
  }
}
