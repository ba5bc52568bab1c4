package org.hiroba.feature.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hiroba.account.AccountName;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.factor.Enrolment;
import org.hiroba.feature.factor.FactorBook;
import org.hiroba.feature.factor.FactorPolicy;
import org.hiroba.feature.factor.RecoveryCodes;
import org.hiroba.feature.factor.TypedCode;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.log.WriteTransaction;
import org.jspecify.annotations.Nullable;

/**
 * What people do about their own second factor. Who took over a sign-in, and has neither password
 * nor code, can do none of it once the sign-in is ten minutes old. Thread-safe; methods wait for
 * the database and for hashes.
 */
public final class OwnFactor {
  /** For how long after signing in no password is asked for again. */
  static final Duration FRESH = Duration.ofMinutes(10);

  private final LogWriter writer;
  private final AccountBook book;
  private final FactorBook factors;
  private final FactorPolicy policy;
  private final PasswordCheck check;

  /** Makes the use cases. */
  public OwnFactor(
      LogWriter writer,
      AccountBook book,
      FactorBook factors,
      FactorPolicy policy,
      PasswordCheck check) {
    this.writer = writer;
    this.book = book;
    this.factors = factors;
    this.policy = policy;
    this.check = check;
  }

  /** Returns what the server demands. */
  public FactorPolicy policy() {
    return policy;
  }

  /** Tells how it stands. */
  public FactorBook.Status status(UserId user) {
    return factors.status(user);
  }

  /**
   * Makes a secret for an app, which {@link #confirm} turns on.
   *
   * @param signIn by which they came
   * @param password null if the sign-in is younger than ten minutes
   * @throws Refusal it is on already, the password is needed or wrong, or the account has none
   * @throws StorageException the database cannot answer for now
   */
  public Enrolment begin(User user, TokenHash signIn, @Nullable String password, Entrant entrant)
      throws Refusal {
    requireMode();
    if (book.password(user.id()).isEmpty()) {
      throw new CodedRefusal(
          Refusal.Reason.CONFLICT,
          "no-password",
          "This account has no password here to which a code could be added.");
    }
    if (password != null) {
      String name = new AccountName(user.name()).key();
      check.require(name, () -> book.password(user.id()), password, entrant);
    }
    Enrolment enrolment = policy.fresh(user.name());
    Outcome.await(
        writer.submit(
            (tx, at) -> {
              if (policy.isOn(tx, user.id())) {
                throw new CodedRefusal(
                    Refusal.Reason.CONFLICT,
                    "second-factor-on",
                    "The second factor is on already: turn it off first.");
              }
              if (password == null && !isFresh(tx, signIn, at)) {
                throw new CodedRefusal(
                    Refusal.Reason.UNAUTHORIZED,
                    "password-required",
                    "You signed in some time ago: send the same with \"password\".");
              }
              policy.begin(tx, user.id(), enrolment);
              return at;
            }));
    return enrolment;
  }

  static boolean isFresh(WriteTransaction tx, TokenHash signIn, Instant at) {
    return tx.port(SignInWrites.class)
        .findSession(signIn)
        .filter(session -> at.isBefore(session.createdAt().plus(FRESH)))
        .isPresent();
  }

  /**
   * Turns it on by a first code; the other sign-ins of the account end, for they gave none.
   *
   * @param kept the sign-in that goes on
   * @return recovery codes, of which only the hashes are kept
   * @throws Refusal nothing waits for a code, it is wrong, or there were too many wrong ones
   * @throws StorageException the database cannot answer for now
   */
  public List<String> confirm(User user, String code, TokenHash kept, Entrant entrant)
      throws Refusal {
    requireMode();
    TypedCode typed = TypedCode.of(code);
    RecoveryCodes codes = RecoveryCodes.fresh();
    Actor self = new Actor(user.id(), entrant.origin().address());
    return check.withCode(
        user,
        typed,
        entrant,
        () -> {
          Outcome.await(
              writer.submit(
                  (tx, at) -> {
                    if (policy.confirm(tx, at, user.id(), typed, codes)) {
                      Endings.otherSignIns(tx, user.id(), kept);
                      self.did(tx, at, "second-factor.on", user.id().value(), "");
                    }
                    return at;
                  }));
          return codes.shown();
        });
  }

  /**
   * Turns it off by a code of the app or a recovery code; none is needed while the sign-in, which
   * took one itself, is younger than ten minutes. Where the server demands a second factor, all
   * sign-ins of the account end, so that the next one sets up another. Nothing happens where it is
   * not on.
   *
   * @param signIn by which they came
   * @param code null for none
   * @return whether the sign-ins ended
   * @throws Refusal a code is needed, or is wrong, or there were too many wrong ones
   * @throws StorageException the database cannot answer for now
   */
  public boolean remove(User user, TokenHash signIn, @Nullable String code, Entrant entrant)
      throws Refusal {
    TypedCode typed = TypedCode.of(code);
    Actor self = new Actor(user.id(), entrant.origin().address());
    AtomicBoolean ended = new AtomicBoolean();
    return check.withCode(
        user,
        typed,
        entrant,
        () -> {
          Outcome.await(
              writer.submit(
                  (tx, at) -> {
                    if (policy.isOn(tx, user.id())) {
                      if (!typed.isNothing() || !isFresh(tx, signIn, at)) {
                        policy.take(tx, at, user.id(), typed);
                      }
                      FactorPolicy.remove(tx, user.id());
                      self.did(tx, at, "second-factor.off", user.id().value(), "");
                      if (policy.requires(user.isAdmin())) {
                        Endings.otherSignIns(tx, user.id(), null);
                        ended.set(true);
                      }
                    }
                    return at;
                  }));
          return ended.get();
        });
  }

  private void requireMode() throws Refusal {
    if (policy.isOff()) {
      throw new CodedRefusal(
          Refusal.Reason.NOT_FOUND,
          "second-factor-off",
          "This server asks for no codes (hiroba.auth.second-factor=off).");
    }
  }
}
