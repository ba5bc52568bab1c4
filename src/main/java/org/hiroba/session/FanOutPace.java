package org.hiroba.session;

import java.time.Duration;
import org.hiroba.health.Meters;

/**
 * How fast fan-out follows: written by the thread of a shard, once a round, and read by anybody.
 * Thread-safe.
 */
final class FanOutPace {
  private static final double[] SECONDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10
  };

  private final Meters.Histogram delays;
  private volatile boolean busy;
  private volatile long busySinceNanos;

  FanOutPace(Meters meters) {
    delays =
        meters.histogram(
            "hiroba_fanout_delay_seconds",
            "From the moment when a post was handed in to that at which its room's message was"
                + " sent or queued for all who hear it.",
            SECONDS);
  }

  /** Notes that a round begins. */
  void begins() {
    busySinceNanos = System.nanoTime();
    busy = true;
  }

  /** Notes that there is nothing to do. */
  void rests() {
    busy = false;
  }

  /** Notes that what was handed in then has left. */
  void passedOn(long sinceNanos) {
    delays.recordNanos(System.nanoTime() - sinceNanos);
  }

  /** Returns how long the oldest task may have waited: since the present round began. */
  Duration lag() {
    long since = busySinceNanos;
    return busy ? Duration.ofNanos(Math.max(0, System.nanoTime() - since)) : Duration.ZERO;
  }
}
