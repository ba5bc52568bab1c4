package org.hiroba.oidc;

import java.time.Duration;
import java.time.Instant;

/**
 * What a browser carries to the provider and back, in a cookie. Immutable.
 *
 * @param state by which the way back is told from others
 * @param nonce which the provider puts into its token
 * @param verifier shows that whoever exchanges the code is who asked for it (RFC 7636)
 * @param until when it is too late
 * @param next where to go at last: {@link NextPlace}
 * @param link to the account of which sign-in whoever comes back is to be linked; empty for one who
 *     signs in
 */
record RoundTrip(
    String state, String nonce, String verifier, Instant until, String next, String link) {
  /** How long somebody may take at the provider. */
  static final Duration LIFETIME = Duration.ofMinutes(10);

  @Override
  public String toString() {
    return "RoundTrip[until=" + until + "]";
  }
}
