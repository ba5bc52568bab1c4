package org.hiroba.feature.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.UserId;

/** Writes where else people are known, in the open transaction. For the writer's thread. */
public interface IdentityLinks {
  /** Finds whose an identity is. */
  Optional<UserId> holder(LinkedIdentity identity);

  /** Lists the identities of an account. */
  List<LinkedIdentity> of(UserId user);

  /** Links an identity that nobody holds. */
  void link(UserId user, LinkedIdentity identity, Instant at);

  /** Takes an identity from an account; false if it did not have it. */
  boolean unlink(UserId user, LinkedIdentity identity);
}
