package org.hiroba.relay;

/**
 * Says when a client may be read again: so many frames a second, with a burst of one second's.
 * Keeps one number, the time at which all frames so far are paid for. Not thread-safe.
 */
final class Pace {
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final long costNanos;
  private long paidAt;

  Pace(int perSecond, long now) {
    costNanos = SECOND_NANOS / perSecond;
    paidAt = now - SECOND_NANOS;
  }

  /** Tells whether a frame may be read now. */
  boolean isDue(long now) {
    return paidAt + costNanos - now <= 0;
  }

  /** Notes a frame. */
  void spend(long now) {
    // What was not used for longer than a second is lost: that is the burst.
    if (now - SECOND_NANOS - paidAt > 0) {
      paidAt = now - SECOND_NANOS;
    }
    paidAt += costNanos;
  }
}
