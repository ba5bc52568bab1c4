package org.hiroba.feature.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hiroba.account.UserId;

/** Reads where else people are known. Thread-safe; waits for the database. */
public interface LinkedIdentities {
  /** Finds the identities of some accounts; one without any is not in the answer. */
  Map<UserId, List<LinkedIdentity>> of(Collection<UserId> users);
}
