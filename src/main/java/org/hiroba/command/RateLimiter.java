package org.hiroba.command;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Limits how often each key may do something: a bucket of tokens that refills evenly. Safe for use
 * by many threads; keys that have rested long enough to be full are forgotten.
 *
 * @param <K> who is limited
 */
public final class RateLimiter<K> {
  private static final int SWEEP_EVERY = 10_000;

  private final int rate;
  private final long periodNanos;
  private final long capacity;
  private final LongSupplier nanoTime;
  private final Map<K, Bucket> buckets = new ConcurrentHashMap<>();
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
    this.periodNanos = period.toNanos();
    this.capacity = burst * periodNanos;
    this.nanoTime = nanoTime;
  }

  /**
   * Holds what a key has left.
   *
   * @param credit in nanoseconds times the rate, of which a token costs one period: whole numbers,
   *     so that who waits as long as told is not refused for a rounding
   */
  private record Bucket(long credit, long atNanos) {}

  /**
   * Takes a token.
   *
   * @return 0 when it may be done now; else in how many milliseconds, at least 1
   */
  public long tryAcquire(K key) {
    if (rate == 0) {
      return 0;
    }
    long now = nanoTime.getAsLong();
    sweep(now);
    long[] waitMillis = {0};
    buckets.compute(
        key,
        (same, bucket) -> {
          long credit = bucket == null ? capacity : refilled(bucket, now);
          if (credit >= periodNanos) {
            return new Bucket(credit - periodNanos, now);
          }
          waitMillis[0] = ceil(ceil(periodNanos - credit, rate), 1_000_000);
          return new Bucket(credit, now);
        });
    return waitMillis[0];
  }

  private static long ceil(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  private long refilled(Bucket bucket, long now) {
    long elapsed = Math.max(0, now - bucket.atNanos());
    return elapsed > capacity / rate
        ? capacity
        : Math.min(capacity, bucket.credit() + elapsed * rate);
  }

  private void sweep(long now) {
    synchronized (this) {
      if (++callsSinceSweep < SWEEP_EVERY) {
        return;
      }
      callsSinceSweep = 0;
    }
    buckets.values().removeIf(bucket -> refilled(bucket, now) >= capacity);
  }
}
