package org.hiroba.feature.identity;

import org.jspecify.annotations.Nullable;

/**
 * Holds what an issuer wants to be told again when a sign-in ends, there or here.
 *
 * @param id the issuer's own name for the sign-in, for example {@code sid} of OpenID Connect; null
 *     if it has none
 * @param logoutHint what the issuer wants to see when its own sign-in shall end; null if nothing.
 *     At most {@value #MAX_HINT_CHARS} characters are kept; a longer one is not kept at all
 */
public record IssuerSession(@Nullable String id, @Nullable String logoutHint) {
  /** Of an issuer that has no sign-ins of its own. */
  public static final IssuerSession NONE = new IssuerSession(null, null);

  static final int MAX_HINT_CHARS = 8_192;

  /** Leaves out what is too long. */
  public IssuerSession {
    if (id != null && id.length() > ExternalIdentity.MAX_CHARS) {
      throw new IllegalArgumentException("An issuer's name for a sign-in is too long.");
    }
    if (logoutHint != null && logoutHint.length() > MAX_HINT_CHARS) {
      logoutHint = null;
    }
  }

  @Override
  public String toString() {
    // A hint does not belong into a log.
    return "IssuerSession[id=" + id + "]";
  }
}
