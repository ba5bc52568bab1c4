package org.hiroba.feature.account;

import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.hiroba.account.AccountName;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.factor.TypedCode;
import org.hiroba.feature.factor.WrongCode;
import org.hiroba.feature.signin.TokenSecret;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Checks passwords that somebody types, in the same time whether the account is there or not, and
 * slows down who guesses. Thread-safe; waits some seconds at most.
 */
public final class PasswordCheck {
  private final DelayedTries delayed = new DelayedTries(Thread::sleep);
  private final PasswordHashing hashing;
  private final FailedSignIns failures;

  /** Counts wrong codes of an account from everywhere: who tries them knows the password. */
  private final FailedSignIns codes;

  private final FailedTrail trail;
  private volatile @Nullable String dummy;

  /**
   * Makes a check.
   *
   * @param failedPerMinute wrong passwords per name, address and minute; 0 for no limit
   */
  public PasswordCheck(
      PasswordHashing hashing,
      LogWriter writer,
      IntSupplier failedPerMinute,
      LongSupplier nanoTime) {
    this.hashing = hashing;
    failures = new FailedSignIns(failedPerMinute, nanoTime);
    codes = new FailedSignIns(failedPerMinute, nanoTime);
    trail = new FailedTrail(writer, nanoTime);
  }

  /** Holds a right password, of which is not known yet whether it was enough. */
  record Passed(StoredPassword stored, FailedSignIns.Try attempt) {}

  /** Does what a code is needed for. */
  @FunctionalInterface
  interface Work<T> {
    /** Does it. */
    T run() throws Refusal;
  }

  /**
   * Finds whose password it is.
   *
   * @param name the folded name, by which failures are counted
   * @throws Refusal there is none, it is another one, or the account may not come in, all alike; or
   *     there were too many tries
   */
  StoredPassword require(
      String name, Supplier<Optional<StoredPassword>> find, String typed, Entrant entrant)
      throws Refusal {
    Passed passed = pass(name, find, typed, entrant);
    failures.succeeded(passed.attempt());
    return passed.stored();
  }

  /** Does the same; it counts as a failure until {@link #enter} tells that it was none. */
  Passed pass(String name, Supplier<Optional<StoredPassword>> find, String typed, Entrant entrant)
      throws Refusal {
    FailedSignIns.Try attempt = failures.begin(name, entrant.source());
    delayed.hold(attempt.delay());
    Optional<StoredPassword> stored = find.get();
    if (!isRight(PasswordRules.normalised(typed), stored)
        || stored.isEmpty()
        || !stored.get().active()) {
      trail.failed(
          "sign-in.failed", stored.map(one -> one.user().id().value()).orElse(""), entrant);
      throw wrong();
    }
    return new Passed(stored.get(), attempt);
  }

  /**
   * Lets somebody in who gave the right password. A wrong code counts as a wrong password does; a
   * password without a code counts for nothing, neither as a failure nor as an end of them.
   *
   * @throws Refusal the work refuses, or there were too many wrong codes
   */
  <T> T enter(Passed passed, TypedCode code, Entrant entrant, Work<T> work) throws Refusal {
    T done = counting(passed.attempt(), passed.stored().user().id(), code, entrant, work);
    failures.succeeded(passed.attempt());
    return done;
  }

  /**
   * Does something for somebody who is signed in, if what they typed for a code is right.
   *
   * @throws Refusal the work refuses, or there were too many wrong codes
   */
  <T> T withCode(User user, TypedCode code, Entrant entrant, Work<T> work) throws Refusal {
    FailedSignIns.Try attempt =
        failures.begin(new AccountName(user.name()).key(), entrant.source());
    delayed.hold(attempt.delay());
    T done = counting(attempt, user.id(), code, entrant, work);
    failures.takeBack(attempt);
    return done;
  }

  private <T> T counting(
      FailedSignIns.Try attempt, UserId user, TypedCode code, Entrant entrant, Work<T> work)
      throws Refusal {
    FailedSignIns.Try guess = null;
    try {
      // Nobody guesses a recovery code: who is kept out by another's guesses has these.
      guess = code.isOfApp() ? codes.begin(user.value(), user.value()) : null;
      T done = work.run();
      if (guess != null) {
        codes.succeeded(guess);
      }
      return done;
    } catch (WrongCode e) {
      trail.failed("second-factor.failed", user.value(), entrant);
      throw e;
    } catch (Refusal | RuntimeException e) {
      failures.takeBack(attempt);
      if (guess != null) {
        codes.takeBack(guess);
      }
      throw e;
    }
  }

  /** Asks somebody else whose password it is. */
  @FunctionalInterface
  public interface Question<T> {
    /**
     * Asks; empty for nobody's.
     *
     * @throws Refusal nobody can say for now: that counts neither way
     */
    Optional<T> ask() throws Refusal;
  }

  /**
   * Finds whose password it is where somebody else knows it.
   *
   * @param name the folded name, by which failures are counted
   * @throws Refusal it is nobody's; there were too many tries; or nobody can say for now
   */
  public <T> T require(String name, Entrant entrant, Question<T> question) throws Refusal {
    FailedSignIns.Try attempt = failures.begin(name, entrant.source());
    delayed.hold(attempt.delay());
    Optional<T> found;
    try {
      found = question.ask();
    } catch (Refusal e) {
      failures.takeBack(attempt);
      throw e;
    }
    if (found.isEmpty()) {
      trail.failed("sign-in.failed", "", entrant);
      throw wrong();
    }
    failures.succeeded(attempt);
    return found.get();
  }

  /**
   * Asks the same where another password may be right too: that it is nobody's counts for nothing.
   *
   * @throws Refusal there were too many tries; or nobody can say for now
   */
  public <T> Optional<T> tryFirst(String name, Entrant entrant, Question<T> question)
      throws Refusal {
    FailedSignIns.Try attempt = failures.begin(name, entrant.source());
    delayed.hold(attempt.delay());
    Optional<T> found = Optional.empty();
    try {
      found = question.ask();
    } finally {
      if (found.isEmpty()) {
        failures.takeBack(attempt);
      }
    }
    if (found.isPresent()) {
      failures.succeeded(attempt);
    }
    return found;
  }

  private boolean isRight(String typed, Optional<StoredPassword> stored) throws Refusal {
    if (stored.isPresent()) {
      return hashing.matches(typed, stored.get().hash());
    }
    String other = dummy;
    if (other == null) {
      other = hashing.hash(TokenSecret.fresh(""));
      dummy = other;
    }
    hashing.matches(typed, other);
    return false;
  }

  /** Refuses without telling what was wrong. */
  public static Refusal wrong() {
    return new CodedRefusal(
        Refusal.Reason.UNAUTHORIZED,
        "wrong-credentials",
        "Name and password do not match, or this account may not sign in.");
  }
}
