package org.hiroba.rate;

import java.time.Duration;

/**
 * Grants so many things a period, evenly, with a burst after a rest. The time is told by whoever
 * asks: nanoseconds of a clock that never jumps. Not thread-safe.
 */
public final class TokenBucket {
  private final long rate;
  private final long costNanos;
  private final long capacity;

  /**
   * What is left, in nanoseconds times the rate, of which a token costs one period: whole numbers,
   * so that who waits as long as told is not refused for a rounding.
   */
  private long credit;

  private long filledAt;

  /**
   * Makes a full bucket.
   *
   * @param rate how many a period, at least 1
   * @param burst how many at once after a rest
   * @param nanos the time now
   */
  public TokenBucket(int rate, Duration period, int burst, long nanos) {
    this.rate = rate;
    this.costNanos = period.toNanos();
    this.capacity = burst * costNanos;
    this.credit = capacity;
    this.filledAt = nanos;
  }

  /** Makes a full bucket of so many a second. */
  public static TokenBucket perSecond(int rate, int burst, long nanos) {
    return new TokenBucket(rate, Duration.ofSeconds(1), burst, nanos);
  }

  /** Takes a token if there is one. */
  public boolean take(long nanos) {
    return take(1, nanos);
  }

  /**
   * Takes so many tokens if they are there. More than it can hold, which would never be there, are
   * taken when it is full.
   */
  public boolean take(int tokens, long nanos) {
    long cost = cost(tokens);
    fill(nanos);
    boolean due = credit >= cost;
    if (due) {
      credit -= cost;
    }
    return due;
  }

  /** Tells whether there is a token. */
  public boolean isDue(long nanos) {
    fill(nanos);
    return credit >= costNanos;
  }

  /** Returns in how many nanoseconds there is a token, 0 if there is one. */
  public long waitNanos(long nanos) {
    return waitNanos(1, nanos);
  }

  /** Returns in how many nanoseconds {@link #take(int, long)} takes so many, 0 if it does now. */
  public long waitNanos(int tokens, long nanos) {
    long cost = cost(tokens);
    fill(nanos);
    return credit >= cost ? 0 : (cost - credit + rate - 1) / rate;
  }

  /** Tells whether nothing is missing: a new one would be the same. */
  public boolean isFull(long nanos) {
    fill(nanos);
    return credit >= capacity;
  }

  private long cost(int tokens) {
    return Math.min(capacity, tokens * costNanos);
  }

  private void fill(long nanos) {
    long elapsed = Math.max(0, nanos - filledAt);
    credit = elapsed > capacity / rate ? capacity : Math.min(capacity, credit + elapsed * rate);
    filledAt = nanos;
  }
}
