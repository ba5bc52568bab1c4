package org.hiroba.feature.factor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;

/** Writes second factors, in the open transaction. For the writer's thread. */
interface FactorWrites {
  /** Finds an account's factor, confirmed or not. */
  Optional<StoredFactor> find(UserId user);

  /** Keeps a secret that is not confirmed, in the place of one that is not either. */
  void begin(UserId user, String secret);

  /**
   * Confirms the factor by the code of a step, and keeps recovery codes.
   *
   * @return false if there is none that waits
   */
  boolean confirm(UserId user, long step, List<TokenHash> recoveryCodes, Instant at);

  /**
   * Takes the code of a step.
   *
   * @return false if it or a later one was taken
   */
  boolean take(UserId user, long step);

  /**
   * Takes a recovery code, which is gone then.
   *
   * @return false if there is none like this
   */
  boolean takeRecovery(UserId user, TokenHash code);

  /** Tells whether a recovery code is there. */
  boolean hasRecovery(UserId user, TokenHash code);

  /**
   * Takes an account's factor away, confirmed or not, with its recovery codes.
   *
   * @return whether it was on
   */
  boolean remove(UserId user);

  /** Ends sign-ins by password of accounts whose factor is not on: administrators' or all. */
  int endSignInsWithout(boolean all);
}
