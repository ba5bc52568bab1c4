package org.hiroba.cli.chat;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Waiting times between tries with full jitter: any time between 0 and a limit that doubles from
 * 500 ms to 30 s, so that clients which lost the same server come back spread out. For one thread.
 */
final class Backoff {
  private static final long BASE_MILLIS = 500;
  private static final long CAP_MILLIS = 30_000;
  private static final int MAX_DOUBLINGS = 10;

  private final DoubleSupplier random;
  private int tries;

  /** Makes one from a source of numbers in [0, 1). */
  Backoff(DoubleSupplier random) {
    this.random = random;
  }

  /**
   * Returns how long to wait before the next try.
   *
   * @param atLeast shifts the whole range: the server's wish
   */
  Duration next(Duration atLeast) {
    long limit = Math.min(CAP_MILLIS, BASE_MILLIS << Math.min(tries, MAX_DOUBLINGS));
    tries++;
    return atLeast.plusMillis((long) (random.getAsDouble() * limit));
  }

  /** Begins anew, after a try that went well. */
  void reset() {
    tries = 0;
  }
}
