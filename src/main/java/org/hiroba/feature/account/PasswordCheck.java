package org.hiroba.feature.account;

import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
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
  private final FailedTrail trail;
  private volatile @Nullable String dummy;

  /**
   * Makes a check.
   *
   * @param failedPerMinute wrong passwords per name, address and minute; 0 for no limit
   */
  public PasswordCheck(
      PasswordHashing hashing, LogWriter writer, int failedPerMinute, LongSupplier nanoTime) {
    this.hashing = hashing;
    failures = new FailedSignIns(failedPerMinute, nanoTime);
    trail = new FailedTrail(writer, nanoTime);
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
    FailedSignIns.Try attempt = failures.begin(name, entrant.source());
    delayed.hold(attempt.delay());
    Optional<StoredPassword> stored = find.get();
    if (!isRight(PasswordRules.normalised(typed), stored)
        || stored.isEmpty()
        || !stored.get().active()) {
      trail.failed(stored.map(one -> one.user().id().value()).orElse(""), entrant);
      throw wrong();
    }
    failures.succeeded(attempt);
    return stored.get();
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
      failures.undecided(attempt);
      throw e;
    }
    if (found.isEmpty()) {
      trail.failed("", entrant);
      throw wrong();
    }
    failures.succeeded(attempt);
    return found.get();
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
