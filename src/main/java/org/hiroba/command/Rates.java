package org.hiroba.command;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.hiroba.account.UserId;
import org.hiroba.config.Derived;
import org.hiroba.config.MemberLimits;

/** Limits how often each person may send commands, over all of their sockets. Thread-safe. */
final class Rates {
  private static final int POSTS_BURST = 2;
  private static final int BURST = 10;

  /** So many refusals of commands that came too fast are told to each person in a second. */
  static final int REFUSALS = 100;

  /** So many are told at once after a rest. */
  static final int REFUSALS_BURST = 2_000;

  /**
   * A frame counts as one command for each so many characters that it began: what a frame costs
   * grows with its length, and posts of usual length count once.
   */
  static final int CHARS = 4_096;

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Derived<ChatLimits, Counted> counted;

  /** Counts afresh when the limits became others. */
  Rates(Supplier<ChatLimits> limits, LongSupplier nanoTime) {
    counted = new Derived<>(limits, now -> Counted.by(now, nanoTime));
  }

  /** What is counted by one set of limits. */
  private record Counted(
      RateLimiter<UserId> commands,
      RateLimiter<UserId> posts,
      RateLimiter<UserId> changes,
      RateLimiter<UserId> invitations,
      RateLimiter<UserId> refusals,
      boolean sparesChanges) {
    static Counted by(ChatLimits limits, LongSupplier nanoTime) {
      int rate = limits.protocol().postsPerSecond();
      int all = limits.members().commandsPerSecond();
      int invited = limits.members().invitationsPerMinute();
      return new Counted(
          new RateLimiter<>(all, SECOND, BURST * all, nanoTime),
          new RateLimiter<>(rate, SECOND, POSTS_BURST * rate, nanoTime),
          new RateLimiter<>(rate, SECOND, BURST * rate, nanoTime),
          new RateLimiter<>(invited, Duration.ofMinutes(1), BURST * invited, nanoTime),
          new RateLimiter<>(REFUSALS, SECOND, REFUSALS_BURST, nanoTime),
          rate == 0 && all == MemberLimits.defaults().commandsPerSecond());
    }
  }

  /** Returns as how many commands a frame of so many characters counts. */
  static int weightOf(int chars) {
    return 1 + chars / CHARS;
  }

  /**
   * Takes a command of any kind from what a person may send.
   *
   * @param weight as how many it counts
   * @param own tells under which limit of its own it falls; asked only where that matters
   * @return 0 when it may be looked at now; else in how many milliseconds, at least 1
   */
  long tryAcquireAny(UserId user, int weight, Supplier<Rate> own) {
    Counted now = counted.get();
    return now.sparesChanges() && own.get() != Rate.NONE
        ? 0
        : now.commands().tryAcquire(user, weight);
  }

  /**
   * Takes a command of a kind from what a person may send.
   *
   * @param weight as how many posts or changes it counts; an invitation is one
   * @return 0 when it may be carried out now; else in how many milliseconds, at least 1
   */
  long tryAcquire(CommandKind kind, UserId user, int weight) {
    Counted now = counted.get();
    return switch (kind.rate()) {
      case POSTS -> now.posts().tryAcquire(user, weight);
      case CHANGES -> now.changes().tryAcquire(user, weight);
      case INVITATIONS -> {
        long waitMillis = now.changes().tryAcquire(user, weight);
        yield waitMillis > 0 ? waitMillis : now.invitations().tryAcquire(user);
      }
      case NONE -> 0;
    };
  }

  /**
   * Takes a refusal from what a person is told; returns false when enough were told.
   *
   * @param weight as how many it counts
   */
  boolean mayRefuse(UserId user, int weight) {
    return counted.get().refusals().tryAcquire(user, weight) == 0;
  }
}
