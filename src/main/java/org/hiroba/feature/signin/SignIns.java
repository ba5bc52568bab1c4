package org.hiroba.feature.signin;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hiroba.account.AccountDirectory;
import org.hiroba.account.AccountName;
import org.hiroba.account.AccountRole;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
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
  /** For how long a sign-in lasts after its last use, give or take a day. */
  public static final Duration LIFETIME = Duration.ofDays(30);

  /** Begins every sign-in's token, and differs from {@link ApiTokens#PREFIX}. */
  public static final String PREFIX = "hrs_";

  private static final Duration EXTEND_EVERY = Duration.ofDays(1);
  private static final Logger LOG = System.getLogger(SignIns.class.getName());

  private final LogWriter writer;
  private final AccountDirectory accounts;
  private final DisplayNames displayNames;
  private final Clock clock;
  private final SetupToken setupToken;
  private final LastSeen lastSeen = new LastSeen();

  /** Makes the use cases of signing in, by which nobody becomes an administrator. */
  public SignIns(
      LogWriter writer, AccountDirectory accounts, DisplayNames displayNames, Clock clock) {
    this(writer, accounts, displayNames, clock, SetupToken.none());
  }

  /** Makes the use cases of signing in. */
  public SignIns(
      LogWriter writer,
      AccountDirectory accounts,
      DisplayNames displayNames,
      Clock clock,
      SetupToken setupToken) {
    this.setupToken = setupToken;
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
   * @param extended its expiry was moved just now: the cookie is to be sent again
   */
  public record Known(User user, TokenHash signIn, boolean extended) {}

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
                new TakeName(name, displayName, present, TokenHash.of(token), admin, origin)));
    return new SignedIn(user, token);
  }

  /**
   * Finds who bears a token, be it a sign-in's or a program's; empty when it is unknown, ended,
   * expired or revoked.
   */
  public Optional<Known> find(String token) {
    TokenHash hash = TokenHash.of(token);
    if (ApiTokens.isOne(token)) {
      return accounts
          .findToken(hash)
          .flatMap(found -> accounts.find(found.user()))
          .map(owner -> new Known(owner, hash, false));
    }
    Instant now = clock.instant();
    Optional<SignInSession> session = accounts.findSession(hash).filter(s -> s.isLiveAt(now));
    Optional<User> user = session.flatMap(s -> accounts.find(s.user()));
    if (session.isEmpty() || user.isEmpty()) {
      return Optional.empty();
    }
    lastSeen.note(hash, now);
    boolean extended =
        session.get().extendedAt().plus(EXTEND_EVERY).isBefore(now) && extend(hash, now);
    return Optional.of(new Known(user.get(), hash, extended));
  }

  /** Returns who was seen and when, for {@link SignInWatch}, which writes it down. */
  public LastSeen lastSeen() {
    return lastSeen;
  }

  private boolean extend(TokenHash hash, Instant now) {
    try {
      await(writer, tx -> tx.port(SignInWrites.class).extendSession(hash, now, now.plus(LIFETIME)));
      return true;
    } catch (StorageException e) {
      // Reading goes on when nothing can be written; the next request tries again.
      LOG.log(Level.DEBUG, "A sign-in was not extended: {0}", e.getMessage());
      return false;
    }
  }

  /** Ends a sign-in; its sockets are closed with 4001. */
  public void signOut(UserId user, TokenHash signIn) {
    await(
        writer,
        tx -> {
          tx.port(SignInWrites.class).removeSession(signIn);
          tx.note(new SignInEnded(user, signIn));
        });
  }

  private interface Change {
    void in(WriteTransaction tx);
  }

  private static void await(LogWriter writer, Change change) {
    try {
      Outcome.await(
          writer.submit(
              (tx, at) -> {
                change.in(tx);
                return at;
              }));
    } catch (Refusal e) {
      throw new IllegalStateException("nothing refuses this", e);
    }
  }
}
