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

  /** What browsers take (RFC 6265bis §5.6.2). */
  private static final Duration MOST_OF_COOKIES = Duration.ofDays(400);

  /** Returns when a sign-in ends that is used for the last time at {@code now}. */
  public Instant end(Instant createdAt, Instant now) {
    Instant unused = now.plus(idle);
    Instant last = longest == null ? unused : createdAt.plus(longest);
    return unused.isBefore(last) ? unused : last;
  }

  /** Returns for how long a browser keeps what it presents; the server decides what it is worth. */
  public Duration ofCookie() {
    return longest == null ? MOST_OF_COOKIES : longest;
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
