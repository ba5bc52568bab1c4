package org.hiroba.feature.factor;

import org.hiroba.account.UserId;

/** Reads what is kept of second factors. Thread-safe; waits for the database. */
public interface FactorBook {
  /**
   * Shows a second factor to its owner.
   *
   * @param on whether codes are asked for
   * @param recoveryCodesLeft how many are not used up
   */
  record Status(boolean on, int recoveryCodesLeft) {}

  /** Finds how it stands with an account. */
  Status status(UserId user);
}
