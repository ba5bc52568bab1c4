package org.hiroba.feature.signin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hiroba.account.AccountDirectory;
import org.hiroba.account.ApiToken;
import org.hiroba.account.LineText;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.log.Draft;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.log.WriteTransaction;

/**
 * Makes, lists and revokes the tokens by which programs act for an account. Thread-safe; methods
 * may wait for the database.
 */
public final class ApiTokens {
  /** How many tokens an account may have; beyond it a new one is refused. */
  public static final int MAX_PER_ACCOUNT = 50;

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

  /** Tells whether a caller came with a token of this kind, and not with a sign-in. */
  public boolean isToken(TokenHash hash) {
    return accounts.findToken(hash).isPresent();
  }

  /**
   * Makes a token.
   *
   * @throws Refusal the name is not fit, or the account has too many
   * @throws StorageException the database cannot answer for now
   */
  public Made make(UserId user, String name) throws Refusal {
    String called = name.strip();
    if (called.isEmpty()
        || called.codePointCount(0, called.length()) > LineText.MAX_CHARS
        || LineText.flaw(called).isPresent()) {
      throw new Refusal(
          Refusal.Reason.BAD_REQUEST,
          "A token's name is one line of 1 to " + LineText.MAX_CHARS + " characters.");
    }
    String secret = TokenSecret.fresh(PREFIX);
    String id = "t" + UUID.randomUUID().toString().replace("-", "");
    ApiToken token = Outcome.await(writer.submit(new Make(id, TokenHash.of(secret), user, called)));
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
   * Revokes anybody's token, for administrators; sockets that came with it are closed with 4001.
   *
   * @throws Refusal there is no such token
   * @throws StorageException the database cannot answer for now
   */
  public void revokeAny(UserId by, String id) throws Refusal {
    revoke(
        by,
        accounts
            .findToken(id)
            .orElseThrow(
                () -> new Refusal(Refusal.Reason.NOT_FOUND, "There is no token with this id.")));
  }

  /**
   * Revokes one's own token; sockets that came with it are closed with 4001.
   *
   * @throws Refusal the account has no such token
   * @throws StorageException the database cannot answer for now
   */
  public void revoke(UserId user, String id) throws Refusal {
    revoke(
        user,
        accounts.tokens(user).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> new Refusal(Refusal.Reason.NOT_FOUND, "You have no token with this id.")));
  }

  private void revoke(UserId by, ApiToken token) throws Refusal {
    Outcome.await(
        writer.submit(
            (tx, at) -> {
              tx.port(SignInWrites.class).removeToken(token.hash());
              tx.note(new SignInEnded(token.user(), token.hash()));
              new AuditEntry(at, by.value(), "token.revoke", token.id(), "", token.user().value())
                  .writeIn(tx);
              return token;
            }));
  }

  private record Make(String id, TokenHash hash, UserId user, String name)
      implements Draft<ApiToken> {
    @Override
    public ApiToken apply(WriteTransaction tx, Instant at) throws Refusal {
      SignInWrites writes = tx.port(SignInWrites.class);
      List<ApiToken> present = writes.tokens(user);
      Optional<ApiToken> done = present.stream().filter(one -> one.id().equals(id)).findFirst();
      if (done.isPresent()) {
        // An earlier attempt was committed after all, though the database said otherwise.
        return done.get();
      }
      if (present.size() >= MAX_PER_ACCOUNT) {
        throw new Refusal(
            Refusal.Reason.CONFLICT,
            "You have " + MAX_PER_ACCOUNT + " tokens already; revoke one that is not needed.");
      }
      ApiToken token = new ApiToken(id, hash, user, name, at);
      writes.addToken(token);
      new AuditEntry(at, user.value(), "token.create", id, "", "").writeIn(tx);
      return token;
    }
  }
}
