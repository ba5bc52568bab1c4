package org.hiroba.feature.signin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.hiroba.account.AccountDirectory;
import org.hiroba.account.ApiToken;
import org.hiroba.account.LineText;
import org.hiroba.account.Reach;
import org.hiroba.account.Scope;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;

/**
 * Makes, lists and revokes the tokens by which programs act for an account. Thread-safe; methods
 * may wait for the database.
 */
public final class ApiTokens {
  /** How many tokens an account may have; beyond it a new one is refused. */
  public static final int MAX_PER_ACCOUNT = 50;

  /** For how many rooms a token may be that is not for all of them. */
  public static final int MAX_ROOMS = 20;

  /** How exact it is known when a token was used last. */
  public static final Duration LAST_USED_EXACT_TO = Duration.ofMinutes(1);

  /** Begins every token, by which people and programs recognise one that lies about. */
  static final String PREFIX = "hrb_";

  private final LogWriter writer;
  private final AccountDirectory accounts;

  /** Makes the use cases of tokens. */
  public ApiTokens(LogWriter writer, AccountDirectory accounts) {
    this.writer = writer;
    this.accounts = accounts;
  }

  /**
   * Holds a fresh token.
   *
   * @param secret what its bearer presents: shown once, the database keeps its hash only
   */
  public record Made(ApiToken token, String secret) {}

  /** Tells whether what somebody presents has the form of a token. */
  static boolean isOne(String presented) {
    return presented.startsWith(PREFIX);
  }

  /**
   * Says what a token is to be.
   *
   * @param name what its owner calls it
   * @param reach what it is good for, and until when; it may be for rooms that the owner is in
   */
  public record Wanted(String name, Reach reach) {}

  /** Makes a token without limits. */
  Made make(UserId user, String name) throws Refusal {
    return make(user, "", new Wanted(name, Reach.of(Scope.ALL)));
  }

  /**
   * Makes a token.
   *
   * @param address where its owner is
   * @throws Refusal the name is not fit, the account has too many or may not have it, or is not in
   *     one of the rooms
   * @throws StorageException the database cannot answer for now
   */
  public Made make(UserId user, String address, Wanted wanted) throws Refusal {
    String called = wanted.name().strip();
    if (called.isEmpty()
        || called.codePointCount(0, called.length()) > LineText.MAX_CHARS
        || LineText.flaw(called).isPresent()) {
      throw new Refusal(
          Refusal.Reason.BAD_REQUEST,
          "A token's name is one line of 1 to " + LineText.MAX_CHARS + " characters.");
    }
    String secret = TokenSecret.fresh(PREFIX);
    String id = "t" + UUID.randomUUID().toString().replace("-", "");
    ApiToken token =
        Outcome.await(
            writer.submit(
                new MakeToken(
                    id, TokenHash.of(secret), user, address, new Wanted(called, wanted.reach()))));
    return new Made(token, secret);
  }

  /** Lists an account's tokens, oldest first. */
  public List<ApiToken> of(UserId user) {
    return accounts.tokens(user);
  }

  /**
   * Lists the tokens of all accounts, ordered by id, for administrators.
   *
   * @param after the last id of the page before; empty for the first page
   */
  public List<ApiToken> all(String after, int limit) {
    return accounts.allTokens(after, limit);
  }

  /** Returns whose a token is; empty for an account that is not there. */
  public Optional<User> owner(ApiToken token) {
    return accounts.find(token.user());
  }

  /**
   * Revokes a token: one's own, or for an administrator anybody's. Sockets that came with it are
   * closed with 4001.
   *
   * @param address where whoever revokes it is
   * @throws Refusal there is no such token, or not for this person
   * @throws StorageException the database cannot answer for now
   */
  public void revoke(User by, String address, String id) throws Refusal {
    ApiToken token =
        accounts
            .findToken(id)
            .filter(found -> found.user().equals(by.id()) || by.isAdmin())
            .orElseThrow(
                () -> new Refusal(Refusal.Reason.NOT_FOUND, "There is no token with this id."));
    Outcome.await(
        writer.submit(
            (tx, at) -> {
              SignInWrites writes = tx.port(SignInWrites.class);
              // Else it was done after all when the database said otherwise, or by somebody else.
              if (writes.tokens(token.user()).stream().anyMatch(one -> one.id().equals(id))) {
                writes.removeToken(token.hash());
                new AuditEntry(at, by.id().value(), "token.revoke", id, address, detail(token))
                    .writeIn(tx);
              }
              tx.note(new SignInEnded(token.user(), token.hash()));
              return token;
            }));
  }

  /** Tells a token for the trail. */
  static String detail(ApiToken token) {
    Reach reach = token.reach();
    return "of "
        + token.user()
        + ", "
        + reach.scope().wireName()
        + (reach.isConfined() ? ", rooms " + String.join(" ", new TreeSet<>(reach.rooms())) : "")
        + (reach.endsAt() == null ? "" : ", until " + reach.endsAt());
  }
}
