package org.hiroba.feature.account;

import java.time.Instant;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;

/** Erases what is kept of a person, in the open transaction. For the writer's thread. */
interface ErasureWrites {
  /** What was erased of an account: nothing, all but whose its messages are, or all. */
  enum Extent {
    NOTHING,
    PERSON,
    PERSON_AND_AUTHORSHIP
  }

  /** Tells what was erased of an account; empty when there is none. */
  Optional<Extent> extent(UserId user);

  /**
   * Takes everything from an account that tells whose it is; sign-ins and tokens are ended by who
   * calls. What may be much is left to {@link #goOn}.
   *
   * @param neutral the account under its new names
   */
  void erase(UserRef neutral, Extent extent, Instant at);

  /**
   * Does a part of what an erasure left to be done, of whichever account.
   *
   * @param limit of rows that are looked at
   * @return whether nothing is left of that account
   */
  boolean goOn(int limit, Instant at);
}
