package org.hiroba.command;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.hiroba.rate.TokenBucket;

/**
 * Limits how often each key may do something: a bucket of tokens that refills evenly. Safe for use
 * by many threads; keys that have rested long enough to be full are forgotten.
 *
 * @param <K> who is limited
 */
public final class RateLimiter<K> {
  private static final int SWEEP_EVERY = 10_000;
  private static final long MILLI_NANOS = 1_000_000;

  private final int rate;
  private final Duration period;
  private final int burst;
  private final LongSupplier nanoTime;
  private final Map<K, TokenBucket> buckets = new ConcurrentHashMap<>();
  private int callsSinceSweep;

  /**
   * Makes a limiter.
   *
   * @param rate how often per {@code period}, evenly; 0 for no limit
   * @param burst how often at once after a rest
   * @param nanoTime a clock that never jumps
   */
  public RateLimiter(int rate, Duration period, int burst, LongSupplier nanoTime) {
    this.rate = rate;
    this.period = period;
    this.burst = burst;
    this.nanoTime = nanoTime;
  }

  /**
   * Takes a token.
   *
   * @return 0 when it may be done now; else in how many milliseconds, at least 1
   */
  public long tryAcquire(K key) {
    return tryAcquire(key, 1);
  }

  /**
   * Takes so many tokens together, or all that there may be at once if that is less.
   *
   * @return 0 when it may be done now; else in how many milliseconds, at least 1
   */
  public long tryAcquire(K key, int tokens) {
    if (rate == 0) {
      return 0;
    }
    long now = nanoTime.getAsLong();
    sweep(now);
    long[] waitNanos = {0};
    // A bucket is touched only here and in the sweep, one thread at a time for each key.
    buckets.compute(
        key,
        (same, known) -> {
          TokenBucket bucket = known == null ? new TokenBucket(rate, period, burst, now) : known;
          waitNanos[0] = bucket.take(tokens, now) ? 0 : bucket.waitNanos(tokens, now);
          return bucket;
        });
    return (waitNanos[0] + MILLI_NANOS - 1) / MILLI_NANOS;
  }

  private void sweep(long now) {
    synchronized (this) {
      if (++callsSinceSweep < SWEEP_EVERY) {
        return;
      }
      callsSinceSweep = 0;
    }
    for (K key : buckets.keySet()) {
      buckets.computeIfPresent(key, (same, bucket) -> bucket.isFull(now) ? null : bucket);
    }
  }
}
