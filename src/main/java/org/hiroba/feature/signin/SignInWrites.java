package org.hiroba.feature.signin;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.AccountName;
import org.hiroba.account.ApiToken;
import org.hiroba.account.Role;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;

/** Writes accounts, sign-ins and tokens in the open transaction. For the writer's thread. */
public interface SignInWrites {
  /** Finds the account that holds a name now. */
  Optional<User> findAccountByName(AccountName name);

  /** Adds an account that holds its name, and makes it a member of the lobby unless a guest's. */
  void addAccount(User user, AccountName name, Instant at);

  /** Makes somebody a member of the lobby, without an event; nothing happens when they are. */
  void enterLobby(UserId user, Instant at);

  /** Takes the name from an account, which stays; a newcomer may then hold it. */
  void releaseName(UserId user);

  /** Gives an account exactly these roles. */
  void setRoles(UserId user, Set<Role> roles);

  /** Tells whether an account has a sign-in that is good at {@code now}. */
  boolean hasLiveSession(UserId user, Instant now);

  /** Tells whether an administrator has a sign-in that is good at {@code now}. */
  boolean hasLiveAdmin(Instant now);

  /** Finds a sign-in by its token's hash, expired ones included. */
  Optional<SignInSession> findSession(TokenHash hash);

  /** Adds a guest's sign-in of which nothing more is known. */
  default void addSession(SignInSession session) {
    addSession(session, SignInOrigin.unknownGuest());
  }

  /** Adds a sign-in, under an id by which its owner can end it. */
  void addSession(SignInSession session, SignInOrigin origin);

  /** Notes when some sign-ins and their accounts were last seen. */
  void seen(Collection<TokenHash> signIns, Instant at);

  /** Tells whether an account may be taken over by a newcomer of its name: it has no password. */
  boolean isNobodys(UserId user);

  /** Moves the expiry of a sign-in; nothing happens when it is gone. */
  void extendSession(TokenHash hash, Instant extendedAt, Instant expiresAt);

  /** Moves the end of those sign-ins that were to last longer than {@code lifetime}. */
  void shorten(SignInLifetime lifetime);

  /** Ends a sign-in; nothing happens when it is gone. */
  void removeSession(TokenHash hash);

  /**
   * Deletes sign-ins that have expired at {@code now}.
   *
   * @return how many; {@code atMost} when there may be more
   */
  int removeExpiredSessions(Instant now, int atMost);

  /** Notes when some tokens were used. */
  void used(Collection<TokenHash> tokens, Instant at);

  /** Lists the tokens of an account, oldest first. */
  List<ApiToken> tokens(UserId user);

  /** Adds a program's token. */
  void addToken(ApiToken token);

  /** Ends a program's token; nothing happens when it is gone. */
  void removeToken(TokenHash hash);
}
