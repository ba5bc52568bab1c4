package org.hiroba.feature.account;

import java.time.Instant;
import java.util.Optional;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;

/** Writes links, in the open transaction. For the writer's thread. */
public interface LinkWrites {
  /** Adds a link. */
  void add(EntryLink link);

  /** Finds a link by its token's hash, used up and expired ones included. */
  Optional<EntryLink> find(TokenHash hash);

  /** Takes one use off a link. */
  void use(TokenHash hash);

  /**
   * Gives a link another token; the one before is worth nothing then.
   *
   * @return whether there is one with this id that can be used at {@code now}
   */
  boolean renew(String id, TokenHash fresh, Instant now);

  /** Ends an invitation; returns whether there was one with this id. */
  boolean withdraw(String id);

  /** Ends all links that set an account's password. */
  void removeResets(UserId user);

  /** Counts the invitations that are good at {@code now}. */
  int countGood(Instant now);

  /** Deletes links that have expired at {@code now}. */
  void removeExpired(Instant now);
}
