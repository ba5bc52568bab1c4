package org.hiroba.command;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.hiroba.account.UserId;
import org.hiroba.protocol.ProtocolLimits;

/** Limits how often each person may send commands, over all of their sockets. Thread-safe. */
final class Rates {
  private static final int POSTS_BURST = 2;
  private static final int CHANGES_BURST = 10;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final RateLimiter<UserId> posts;
  private final RateLimiter<UserId> changes;

  Rates(ProtocolLimits limits, LongSupplier nanoTime) {
    int rate = limits.postsPerSecond();
    posts = new RateLimiter<>(rate, SECOND, POSTS_BURST * rate, nanoTime);
    changes = new RateLimiter<>(rate, SECOND, CHANGES_BURST * rate, nanoTime);
  }

  /**
   * Takes a command of a kind from what a person may send.
   *
   * @return 0 when it may be carried out now; else in how many milliseconds, at least 1
   */
  long tryAcquire(CommandKind kind, UserId user) {
    return switch (kind.rate()) {
      case POSTS -> posts.tryAcquire(user);
      case CHANGES -> changes.tryAcquire(user);
      case NONE -> 0;
    };
  }
}
