package org.hiroba.account;

import java.time.Instant;

/**
 * Holds one sign-in of one browser; lives in the database, not in the container's HTTP session.
 *
 * @param extendedAt when its expiry was last moved; moved at most daily
 */
public record SignInSession(
    TokenHash tokenHash, UserId user, Instant createdAt, Instant extendedAt, Instant expiresAt) {

  /** Tells whether the session is still good at {@code now}. */
  public boolean isLiveAt(Instant now) {
    return now.isBefore(expiresAt);
  }
}
