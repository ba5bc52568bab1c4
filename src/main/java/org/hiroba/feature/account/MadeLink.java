package org.hiroba.feature.account;

import org.hiroba.feature.signin.TokenSecret;

/**
 * Holds a fresh link.
 *
 * @param token what the link holds: shown once, the database keeps its hash only
 */
public record MadeLink(EntryLink link, String token) {
  /** Begins every link's token. */
  private static final String PREFIX = "hrl_";

  /** Makes what a link holds. */
  public static String freshToken() {
    return TokenSecret.fresh(PREFIX);
  }

  @Override
  public String toString() {
    return "MadeLink[link=" + link.id() + "]";
  }
}
