package org.hiroba.feature.scim;

import java.time.Instant;
import java.util.Optional;
import org.hiroba.account.UserId;

/**
 * Writes what the other system says of people, in the open transaction. For the writer's thread.
 */
public interface ScimWrites {
  /** Finds one by the account's id. */
  Optional<ScimUser> find(UserId id);

  /** Finds whose user name it is, in whatever spelling. */
  Optional<UserId> byUserName(String userName);

  /** Finds whom the system calls so. */
  Optional<UserId> byExternalId(String externalId);

  /** Keeps an account from now on, which is not kept yet. */
  void add(UserId id, ScimPerson told, Instant at);

  /** Keeps what was told last. */
  void update(UserId id, ScimPerson told, Instant at);

  /** Keeps an account no more. */
  void remove(UserId id);
}
