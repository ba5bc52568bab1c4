package org.hiroba.feature.signin;

import java.time.Duration;
import java.time.Instant;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Says for how long sign-ins are good. Immutable.
 *
 * @param longest after which one ends however much it is used; null for never
 * @param idle after which one ends that is not used
 */
public record SignInLifetime(@Nullable Duration longest, Duration idle) {
  private static final Duration WRITE_AT_MOST_EVERY = Duration.ofDays(1);
  private static final int PARTS = 10;

  /** Returns when a sign-in ends that is used for the last time at {@code now}. */
  public Instant end(Instant createdAt, Instant now) {
    Instant unused = now.plus(idle);
    Instant last = longest == null ? unused : createdAt.plus(longest);
    return unused.isBefore(last) ? unused : last;
  }

  /**
   * Returns for how long a browser keeps what it presents; the server decides what it is worth. One
   * without an absolute end is given to the browser anew whenever it is moved: that is done at
   * requests alone, see {@link #movesWithoutRequest}.
   */
  public Duration ofCookie() {
    return longest == null ? idle : longest;
  }

  /** Tells whether the end is moved by an open page too, which sends no request. */
  boolean movesWithoutRequest() {
    return longest != null;
  }

  /** Returns a sign-in that begins now. */
  public SignInSession begin(TokenHash fresh, UserId user, Instant now) {
    return new SignInSession(fresh, user, now, now, end(now, now));
  }

  /**
   * Tells whether the end of a sign-in that is used now is to be moved. That is not written for
   * each use: at most daily, and ten times in the time after which one ends that is not used.
   */
  boolean isToBeMoved(SignInSession session, Instant now) {
    Duration tenth = idle.dividedBy(PARTS);
    Duration every = tenth.compareTo(WRITE_AT_MOST_EVERY) < 0 ? tenth : WRITE_AT_MOST_EVERY;
    return session.isLiveAt(now)
        && session.extendedAt().plus(every).isBefore(now)
        && end(session.createdAt(), now).isAfter(session.expiresAt());
  }
}
