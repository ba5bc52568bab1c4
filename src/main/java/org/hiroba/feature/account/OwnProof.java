package org.hiroba.feature.account;

import java.time.Clock;
import java.time.Instant;
import org.hiroba.account.AccountName;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that whoever changes how they sign in is the account's owner, and not somebody who
 * found their browser open: they signed in within the last ten minutes, or give the password. Wrong
 * ones count as at sign-in. Thread-safe; waits for the database and for hashes.
 */
public final class OwnProof {
  private final AccountBook book;
  private final PasswordCheck check;
  private final Clock clock;

  /** Makes one. */
  public OwnProof(AccountBook book, PasswordCheck check, Clock clock) {
    this.book = book;
    this.check = check;
    this.clock = clock;
  }

  /**
   * Asks for the proof.
   *
   * @param signIn by which they came
   * @param password null if they gave none
   * @throws Refusal {@code password-required} or, where the account has none here, {@code
   *     sign-in-again}: they came longer ago; or the password is wrong
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public void require(User user, TokenHash signIn, @Nullable String password, Entrant entrant)
      throws Refusal {
    boolean hasPassword = book.password(user.id()).isPresent();
    if (password != null && hasPassword) {
      check.require(
          new AccountName(user.name()).key(), () -> book.password(user.id()), password, entrant);
      return;
    }
    Instant now = clock.instant();
    boolean fresh =
        book.signIns(user.id(), now).stream()
            .anyMatch(
                one -> one.hash().equals(signIn) && now.isBefore(one.at().plus(OwnFactor.FRESH)));
    if (!fresh) {
      throw hasPassword
          ? new CodedRefusal(
              Refusal.Reason.UNAUTHORIZED,
              "password-required",
              "You signed in some time ago: send the same with \"password\".")
          : new CodedRefusal(
              Refusal.Reason.UNAUTHORIZED,
              "sign-in-again",
              "You signed in some time ago: sign out, sign in and do it within ten minutes.");
    }
  }

  /** Tells whether an account has a password here. */
  public boolean hasPassword(User user) {
    return book.password(user.id()).isPresent();
  }
}
