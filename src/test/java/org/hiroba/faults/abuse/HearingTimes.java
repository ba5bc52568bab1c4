package org.hiroba.faults.abuse;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * How long posts took until somebody heard them: each post counts once for each of those who hear.
 * Immutable.
 */
public final class HearingTimes {
  private final long[] sortedNanos;

  private HearingTimes(LongStream nanos) {
    sortedNanos = nanos.sorted().toArray();
  }

  static HearingTimes ofNanos(long... nanos) {
    return new HearingTimes(Arrays.stream(nanos));
  }

  /** Returns the times of all together. */
  static HearingTimes all(List<HearingTimes> parts) {
    return new HearingTimes(parts.stream().flatMapToLong(part -> Arrays.stream(part.sortedNanos)));
  }

  int count() {
    return sortedNanos.length;
  }

  double p50Millis() {
    return at(0.5);
  }

  double p99Millis() {
    return at(0.99);
  }

  double maxMillis() {
    return sortedNanos.length == 0 ? 0 : sortedNanos[sortedNanos.length - 1] / 1e6;
  }

  private double at(double part) {
    return sortedNanos.length == 0 ? 0 : sortedNanos[(int) (sortedNanos.length * part)] / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "p50 %.1f p99 %.1f max %.1f ms", p50Millis(), p99Millis(), maxMillis());
  }
}
