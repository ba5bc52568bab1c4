package org.hiroba.bench.load;

import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** What all loops have counted together. Thread-safe. */
final class Totals {
  private static final long PAUSE_MILLIS = 20;

  private final List<Counters> counters;

  Totals(List<Counters> counters) {
    this.counters = List.copyOf(counters);
  }

  long sum(ToLongFunction<Counters> counter) {
    long sum = 0;
    for (Counters one : counters) {
      sum += counter.applyAsLong(one);
    }
    return sum;
  }

  /** Adds the times since the last call. */
  void takeTimes(Histogram deliveryMicros, Histogram ackMicros) {
    counters.forEach(one -> one.takeTimes(deliveryMicros, ackMicros));
  }

  /**
   * Waits until a counter has come so far, as long as it moves.
   *
   * @param patience for how long it may stand still
   * @param check throws when waiting has no sense any more
   */
  void await(
      String what,
      ToLongFunction<Counters> counter,
      long wanted,
      Duration patience,
      Runnable check) {
    long last = -1;
    long lastMoved = System.nanoTime();
    for (long now = sum(counter); now < wanted; now = sum(counter)) {
      check.run();
      if (now != last) {
        last = now;
        lastMoved = System.nanoTime();
      } else if (System.nanoTime() - lastMoved > patience.toNanos()) {
        throw new LoadException(
            "Only "
                + now
                + " of "
                + wanted
                + " "
                + what
                + ", and no more for "
                + patience.toSeconds()
                + " s");
      }
      pause();
    }
    check.run();
  }

  /** Waits a moment between two looks. */
  static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadException("interrupted", e);
    }
  }
}
