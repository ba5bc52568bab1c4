package org.hiroba.feature.signin;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.AccountDirectory;
import org.hiroba.account.AccountName;
import org.hiroba.account.AccountRole;
import org.hiroba.account.ApiToken;
import org.hiroba.account.Reach;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.feature.profile.DisplayNames;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.log.WriteTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in and out and knows who bears a token. A sign-in lives in the database: a restart
 * asks nobody to sign in again. Thread-safe; methods may wait for the database.
 */
public final class SignIns {
  /** Begins every sign-in's token, and differs from {@link ApiTokens#PREFIX}. */
  public static final String PREFIX = "hrs_";

  private static final Logger LOG = System.getLogger(SignIns.class.getName());

  private final LogWriter writer;
  private final AccountDirectory accounts;
  private final DisplayNames displayNames;
  private final Clock clock;
  private final SetupToken setupToken;
  private final SignInLifetime lifetime;
  private final LastSeen lastSeen = new LastSeen();
  private final LastSeen lastUsed = new LastSeen();

  /** Makes the use cases of signing in. */
  public SignIns(
      LogWriter writer,
      AccountDirectory accounts,
      DisplayNames displayNames,
      Clock clock,
      SetupToken setupToken,
      SignInLifetime lifetime) {
    this.setupToken = setupToken;
    this.lifetime = lifetime;
    this.writer = writer;
    this.accounts = accounts;
    this.displayNames = displayNames;
    this.clock = clock;
  }

  /**
   * Holds a fresh sign-in.
   *
   * @param token what its bearer presents; nobody else has it, the database keeps its hash only
   */
  public record SignedIn(User user, String token) {}

  /**
   * Holds a sign-in that is good.
   *
   * @param reach how far its bearer reaches in the user's name
   * @param extended its expiry was moved just now: the cookie is to be sent again
   */
  public record Known(User user, TokenHash signIn, Reach reach, boolean extended) {}

  /**
   * Signs a guest in: a name is enough, and it belongs to the browser that took it.
   *
   * @param displayName what others read; null for the name itself
   * @param present the sign-in with which the browser comes, which ends
   * @throws Refusal another browser holds the name, the name is reserved, or others would take it
   *     or the display name for somebody else's
   * @throws StorageException the database cannot answer for now
   */
  public SignedIn signInGuest(
      AccountName name, @Nullable String displayName, @Nullable TokenHash present) throws Refusal {
    return signInGuest(name, displayName, present, SignInOrigin.unknownGuest());
  }

  /** Does the same and notes where the guest came from. */
  public SignedIn signInGuest(
      AccountName name,
      @Nullable String displayName,
      @Nullable TokenHash present,
      SignInOrigin origin)
      throws Refusal {
    return signIn(name, displayName, present, false, origin);
  }

  /**
   * Signs a guest in and makes them the administrator, once.
   *
   * @param presented what the guest takes for the setup token
   * @throws Refusal it is not the token, or was used before, or another browser holds the name
   * @throws StorageException the database cannot answer for now
   */
  public SignedIn signInAdmin(
      AccountName name,
      @Nullable String displayName,
      @Nullable TokenHash present,
      String presented,
      SignInOrigin origin)
      throws Refusal {
    if (!setupToken.matches(presented)) {
      throw wrongSetupToken();
    }
    SignedIn signedIn = signIn(name, displayName, present, true, origin);
    setupToken.consume();
    return signedIn;
  }

  /** Refuses what somebody takes for the setup token. */
  public static Refusal wrongSetupToken() {
    return new Refusal(
        Refusal.Reason.UNAUTHORIZED,
        "The setup token is wrong or was used before; a new one is made when the server starts"
            + " without an administrator.");
  }

  private SignedIn signIn(
      AccountName name,
      @Nullable String displayName,
      @Nullable TokenHash present,
      boolean admin,
      SignInOrigin origin)
      throws Refusal {
    String token = TokenSecret.fresh(PREFIX);
    if (displayName != null) {
      displayNames.requireOwn(
          displayName, name.value(), admin ? AccountRole.ADMIN : AccountRole.MEMBER);
    }
    User user =
        Outcome.await(
            writer.submit(
                new TakeName(
                    name, displayName, present, TokenHash.of(token), admin, origin, lifetime)));
    return new SignedIn(user, token);
  }

  /**
   * Finds who bears a token, be it a sign-in's or a program's; empty when it is unknown, ended,
   * expired or revoked.
   */
  public Optional<Known> find(String token) {
    TokenHash hash = TokenHash.of(token);
    Instant now = clock.instant();
    if (ApiTokens.isOne(token)) {
      return findToken(hash, now);
    }
    Optional<SignInSession> session = accounts.findSession(hash).filter(s -> s.isLiveAt(now));
    Optional<User> user = session.flatMap(s -> accounts.find(s.user()));
    if (session.isEmpty() || user.isEmpty()) {
      return Optional.empty();
    }
    lastSeen.note(hash, now);
    boolean extended =
        lifetime.isToBeMoved(session.get(), now)
            && extend(hash, now, lifetime.end(session.get().createdAt(), now));
    return Optional.of(new Known(user.get(), hash, Reach.PERSON, extended));
  }

  private Optional<Known> findToken(TokenHash hash, Instant now) {
    Optional<ApiToken> token =
        accounts.findToken(hash).filter(found -> found.reach().isLiveAt(now));
    Optional<User> owner = token.flatMap(found -> accounts.find(found.user()));
    if (token.isEmpty() || owner.isEmpty()) {
      return Optional.empty();
    }
    lastUsed.note(hash, now, ApiTokens.LAST_USED_EXACT_TO);
    return Optional.of(new Known(owner.get(), hash, token.get().reach(), false));
  }

  /** Returns which tokens were used and when, for {@link SignInWatch}, which writes it down. */
  public LastSeen lastUsed() {
    return lastUsed;
  }

  /** Returns who was seen and when, for {@link SignInWatch}, which writes it down. */
  public LastSeen lastSeen() {
    return lastSeen;
  }

  /** Writes down who was seen, and moves the end of their sign-ins. */
  int noteSeen(WriteTransaction tx, List<TokenHash> seen, Instant now) {
    SignInWrites writes = tx.port(SignInWrites.class);
    writes.seen(seen, now);
    List<TokenHash> moved = lifetime.movesWithoutRequest() ? seen : List.of();
    for (TokenHash hash : moved) {
      Optional<SignInSession> session = writes.findSession(hash);
      if (session.isPresent() && lifetime.isToBeMoved(session.get(), now)) {
        writes.extendSession(hash, now, lifetime.end(session.get().createdAt(), now));
      }
    }
    return seen.size();
  }

  /** Returns for how long sign-ins are good. */
  public SignInLifetime lifetime() {
    return lifetime;
  }

  /**
   * Ends sign-ins earlier that were to last longer than they do now.
   *
   * @throws StorageException the database cannot answer for now
   */
  public void shortenThoseThatLastTooLong() {
    await(writer, (tx, at) -> tx.port(SignInWrites.class).shorten(lifetime));
  }

  private boolean extend(TokenHash hash, Instant now, Instant end) {
    try {
      await(writer, (tx, at) -> tx.port(SignInWrites.class).extendSession(hash, now, end));
      return true;
    } catch (StorageException e) {
      // Reading goes on when nothing can be written; the next request tries again.
      LOG.log(Level.DEBUG, "A sign-in was not extended: {0}", e.getMessage());
      return false;
    }
  }

  /** Ends a sign-in; its sockets are closed with 4001. */
  public void signOut(UserId user, TokenHash signIn) {
    signOut(user, signIn, "");
  }

  /** Does the same and notes where it was asked for. */
  public void signOut(UserId user, TokenHash signIn, String address) {
    await(
        writer,
        (tx, at) -> {
          SignInWrites signIns = tx.port(SignInWrites.class);
          if (signIns.findSession(signIn).isPresent()) {
            new AuditEntry(at, user.value(), "sign-out", user.value(), address, "").writeIn(tx);
          }
          signIns.removeSession(signIn);
          tx.note(new SignInEnded(user, signIn));
        });
  }

  private interface Change {
    void in(WriteTransaction tx, Instant at);
  }

  private static void await(LogWriter writer, Change change) {
    try {
      Outcome.await(
          writer.submit(
              (tx, at) -> {
                change.in(tx, at);
                return at;
              }));
    } catch (Refusal e) {
      throw new IllegalStateException("nothing refuses this", e);
    }
  }
}
