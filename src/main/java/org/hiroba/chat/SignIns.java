package org.hiroba.chat;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.hiroba.account.AccountDirectory;
import org.hiroba.account.AccountName;
import org.hiroba.account.ApiToken;
import org.hiroba.account.LookAlike;
import org.hiroba.account.ReservedNames;
import org.hiroba.account.Role;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.log.Draft;
import org.hiroba.log.LogWriter;
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
  static final String PREFIX = "hrs_";

  private static final Duration EXTEND_EVERY = Duration.ofDays(1);
  private static final Logger LOG = System.getLogger(SignIns.class.getName());

  private final LogWriter writer;
  private final AccountDirectory accounts;
  private final ChatService chat;
  private final Clock clock;
  private final SetupToken setupToken;

  /** Makes the use cases of signing in, by which nobody becomes an administrator. */
  public SignIns(LogWriter writer, AccountDirectory accounts, ChatService chat, Clock clock) {
    this(writer, accounts, chat, clock, SetupToken.none());
  }

  /** Makes the use cases of signing in. */
  public SignIns(
      LogWriter writer,
      AccountDirectory accounts,
      ChatService chat,
      Clock clock,
      SetupToken setupToken) {
    this.setupToken = setupToken;
    this.writer = writer;
    this.accounts = accounts;
    this.chat = chat;
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
    return signIn(name, displayName, present, false);
  }

  /**
   * Signs a guest in and makes them the administrator, once.
   *
   * @param presented what the guest takes for the setup token
   * @throws Refusal it is not the token, or was used before, or another browser holds the name
   * @throws StorageException the database cannot answer for now
   */
  public SignedIn signInAdmin(
      AccountName name, @Nullable String displayName, @Nullable TokenHash present, String presented)
      throws Refusal {
    if (!setupToken.matches(presented)) {
      throw wrongSetupToken();
    }
    SignedIn signedIn = signIn(name, displayName, present, true);
    setupToken.consume();
    chat.accountChanged(signedIn.user());
    return signedIn;
  }

  private static Refusal wrongSetupToken() {
    return new Refusal(
        Refusal.Reason.UNAUTHORIZED,
        "The setup token is wrong or was used before; a new one is made when the server starts"
            + " without an administrator.");
  }

  private SignedIn signIn(
      AccountName name, @Nullable String displayName, @Nullable TokenHash present, boolean admin)
      throws Refusal {
    String token = TokenSecret.fresh(PREFIX);
    Optional<SignInSession> earlier =
        present == null ? Optional.empty() : accounts.findSession(present);
    if (displayName != null) {
      chat.requireOwnDisplayName(displayName, name.value(), admin);
    }
    Taken taken =
        await(writer.submit(new TakeName(name, displayName, present, TokenHash.of(token), admin)));
    User user = taken.user();
    chat.accountAdded();
    taken
        .former()
        .ifPresent(
            former ->
                chat.nameReleased(former, taken.ended().stream().map(ApiToken::hash).toList()));
    earlier.ifPresent(ended -> chat.signedOut(ended.user(), ended.tokenHash()));
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
    boolean extended =
        session.get().extendedAt().plus(EXTEND_EVERY).isBefore(now) && extend(hash, now);
    return Optional.of(new Known(user.get(), hash, extended));
  }

  private boolean extend(TokenHash hash, Instant now) {
    try {
      await(writer, tx -> tx.extendSession(hash, now, now.plus(LIFETIME)));
      return true;
    } catch (StorageException e) {
      // Reading goes on when nothing can be written; the next request tries again.
      LOG.log(Level.DEBUG, "A sign-in was not extended: {0}", e.getMessage());
      return false;
    }
  }

  /** Ends a sign-in; its sockets are closed with 4001. */
  public void signOut(UserId user, TokenHash signIn) {
    await(writer, tx -> tx.removeSession(signIn));
    chat.signedOut(user, signIn);
  }

  private interface Change {
    void in(WriteTransaction tx);
  }

  private static void await(LogWriter writer, Change change) {
    try {
      await(
          writer.submit(
              (tx, at) -> {
                change.in(tx);
                return at;
              }));
    } catch (Refusal e) {
      throw new IllegalStateException("nothing refuses this", e);
    }
  }

  /** Waits for what the writer makes of a draft. */
  static <T> T await(CompletableFuture<T> outcome) throws Refusal {
    try {
      return outcome.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      if (e.getCause() instanceof StorageException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /**
   * Holds what came of taking a name.
   *
   * @param former the account that had the name before and has lost it
   * @param ended the tokens of its programs, which ended with it
   */
  private record Taken(User user, Optional<UserId> former, List<ApiToken> ended) {
    Taken(User user) {
      this(user, Optional.empty(), List.of());
    }
  }

  /** Gives a name to whoever comes first, or comes again. */
  private record TakeName(
      AccountName name,
      @Nullable String displayName,
      @Nullable TokenHash present,
      TokenHash fresh,
      boolean admin)
      implements Draft<Taken> {
    @Override
    public Taken apply(WriteTransaction tx, Instant at) throws Refusal {
      Optional<SignInSession> done = tx.findSession(fresh);
      if (done.isPresent()) {
        // An earlier attempt was committed after all, though the database said otherwise.
        return new Taken(tx.findAccount(done.get().user()).orElseThrow());
      }
      if (admin && tx.hasLiveAdmin(at)) {
        // On another node, or at the same time.
        throw wrongSetupToken();
      }
      Optional<SignInSession> earlier =
          present == null ? Optional.empty() : tx.findSession(present);
      Optional<User> holder = tx.findAccountByName(name);
      boolean comesAgain =
          holder.isPresent()
              && earlier
                  .filter(s -> s.isLiveAt(at) && s.user().equals(holder.get().id()))
                  .isPresent();
      if (holder.isPresent() && !comesAgain && tx.hasLiveSession(holder.get().id(), at)) {
        throw new Refusal(
            Refusal.Reason.CONFLICT,
            "Somebody else uses this name now; choose another one, or sign out in the browser that"
                + " holds it.");
      }
      if (present != null && earlier.isPresent()) {
        tx.removeSession(present);
      }
      if (!comesAgain) {
        requireFree(tx);
      }
      List<ApiToken> ended =
          comesAgain ? List.of() : holder.map(former -> release(tx, former)).orElse(List.of());
      User user = comesAgain ? holder.get() : newcomer(tx, at);
      if (admin) {
        user = new User(user.id(), user.name(), user.displayName(), Set.of(Role.USER, Role.ADMIN));
        tx.setRoles(user.id(), user.roles());
      }
      tx.addSession(new SignInSession(fresh, user.id(), at, at, at.plus(LIFETIME)));
      return new Taken(user, comesAgain ? Optional.empty() : holder.map(User::id), ended);
    }

    /** Who had a reserved name before it was one keeps it; nobody new gets it. */
    private void requireFree(WriteTransaction tx) throws Refusal {
      if (ReservedNames.isGroup(name.value())) {
        throw new Refusal(
            Refusal.Reason.BAD_REQUEST,
            "This name means a group of people or a room; choose another one.");
      }
      if (!admin && ReservedNames.isOffice(name.value())) {
        throw new Refusal(
            Refusal.Reason.BAD_REQUEST,
            "This name is kept for those who run the server; choose another one.");
      }
      String latin = LookAlike.inLatin(name.value());
      if (!latin.equals(name.key()) && isHeld(tx, latin)) {
        throw new Refusal(
            Refusal.Reason.CONFLICT,
            "Others would take this name for that of somebody who is here already; choose another"
                + " one.");
      }
    }

    private static boolean isHeld(WriteTransaction tx, String latin) {
      try {
        return tx.findAccountByName(new AccountName(latin)).isPresent();
      } catch (IllegalArgumentException e) {
        // No account can have a name that is none.
        return false;
      }
    }

    /** The account stays for the sake of its messages; what could act for it ends. */
    private static List<ApiToken> release(WriteTransaction tx, User former) {
      List<ApiToken> tokens = tx.tokens(former.id());
      tokens.forEach(token -> tx.removeToken(token.hash()));
      tx.releaseName(former.id());
      return tokens;
    }

    private User newcomer(WriteTransaction tx, Instant at) {
      UserId id = new UserId("u" + UUID.randomUUID().toString().replace("-", ""));
      User user =
          new User(
              id,
              name.value(),
              displayName == null ? name.value() : displayName,
              Set.of(Role.USER));
      tx.addAccount(user, name, at);
      return user;
    }
  }
}
