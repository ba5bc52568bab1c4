package org.hiroba.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads accounts and sign-in sessions. Writes go through the log's one writer.
 *
 * <p>Implementations are safe for use by many threads. Every method may block on the database and
 * throws an unchecked {@code StorageException} when it cannot answer.
 */
public interface AccountDirectory {
  /** Finds an account, also one that holds its name no more. */
  Optional<User> find(UserId id);

  /** Finds the account that holds a name now. */
  Optional<User> findByName(AccountName name);

  /** Tells whether an administrator has a sign-in that is good at {@code now}. */
  boolean hasLiveAdmin(Instant now);

  /** Finds a sign-in by its token's hash, expired ones included. */
  Optional<SignInSession> findSession(TokenHash hash);

  /**
   * Returns those of some sign-ins and tokens of programs by which one may still act at {@code
   * now}.
   */
  Set<TokenHash> goodAmong(Collection<TokenHash> hashes, Instant now);

  /**
   * Finds a program's token by its hash, expired ones included; empty when its account has lost its
   * name.
   */
  Optional<ApiToken> findToken(TokenHash hash);

  /** Lists the tokens of an account, oldest first. */
  List<ApiToken> tokens(UserId user);

  /** Finds a program's token by its id. */
  Optional<ApiToken> findToken(String id);

  /**
   * Lists the tokens of all accounts that hold a name, ordered by id.
   *
   * @param after the last id of the page before; empty for the first page
   */
  List<ApiToken> allTokens(String after, int limit);
}
