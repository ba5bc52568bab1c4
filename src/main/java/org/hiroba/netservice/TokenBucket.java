package org.hiroba.netservice;

/** Grants so many things per second, with a burst after a pause. Not thread-safe. */
final class TokenBucket {
  private static final double NANOS_PER_SECOND = 1e9;

  private final double perSecond;
  private final double burst;
  private double tokens;
  private long filledAt;

  /** Makes a full bucket. */
  TokenBucket(double perSecond, int burst, long nanos) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.tokens = burst;
    this.filledAt = nanos;
  }

  /** Takes a token if there is one. */
  boolean take(long nanos) {
    tokens = Math.min(burst, tokens + (nanos - filledAt) * perSecond / NANOS_PER_SECOND);
    filledAt = nanos;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
