package org.hiroba.feature.account;

import org.hiroba.account.SignInOrigin;
import org.hiroba.account.TokenHash;
import org.jspecify.annotations.Nullable;

/**
 * Shows who wants in.
 *
 * @param source who counts as one address
 * @param present the sign-in with which the browser comes, which ends when another begins
 */
public record Entrant(SignInOrigin origin, String source, @Nullable TokenHash present) {
  /** Returns the same, who comes by another mode of {@code hiroba.auth}. */
  public Entrant by(String mode) {
    return new Entrant(new SignInOrigin(mode, origin.address(), origin.agent()), source, present);
  }
}
