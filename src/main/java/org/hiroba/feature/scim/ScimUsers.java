package org.hiroba.feature.scim;

import java.util.List;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.jspecify.annotations.Nullable;

/** Reads accounts that the other system keeps. Thread-safe; waits for the database. */
public interface ScimUsers {
  /** Finds one by the account's id. */
  Optional<ScimUser> find(UserId id);

  /**
   * Lists them in the order in which their accounts were made.
   *
   * @param filter only those whom it means; null for all
   * @param offset how many are passed over, at least 0
   * @param limit at most so many, at least 0
   */
  List<ScimUser> list(@Nullable ScimFilter filter, long offset, int limit);

  /** Counts them. */
  long count(@Nullable ScimFilter filter);
}
