package org.hiroba.faults.abuse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Decides whether others had to wait for an abuse: neither their 99th percentile nor their median
 * may be twice what it is without.
 *
 * <p>Two things keep the machine's own noise out without letting a fault through. Below floors,
 * which are {@value #P99_FLOOR_MILLIS} ms for the 99th percentile and {@value #P50_FLOOR_MILLIS} ms
 * for the median, nobody is said to have waited: people do not notice a tenth of a second in a
 * chat, and two cores that build and test at the same time give the quietest server pauses of that
 * length. And who seems to have waited is measured on, for much longer: all times count together,
 * none is thrown away, so what an abuse does to two posts in a hundred stays above the percentile
 * however long it is measured, while a pause that comes once sinks below it; and most of the longer
 * windows must show it each by itself, as an abuse does and a neighbour's burst of work does not.
 * What is compared with is then the greatest of three: the usual quiet time of the run (the median
 * of its windows, which no single pause moves), the quiet time of that very minute, and the time
 * beside the same load on a peer that does nothing (see {@link NothingPeer}), since the abuser's
 * own share of the machine is not the server's.
 */
final class Verdict {
  /** The 99th percentile for which nobody is said to have waited. */
  static final double P99_FLOOR_MILLIS = 100;

  /** The median for which nobody is said to have waited. */
  static final double P50_FLOOR_MILLIS = 30;

  private static final double MOST_TIMES = 2;

  private Verdict() {}

  /**
   * Judges.
   *
   * @param quiet times without an abuse, window by window
   * @param beside other times to compare with, each by itself
   * @param during times with it, all together
   * @return what is wrong, or nothing
   */
  static Optional<String> of(
      List<HearingTimes> quiet, List<HearingTimes> beside, List<HearingTimes> during) {
    HearingTimes all = HearingTimes.all(during);
    double p99 = most(quiet, beside, HearingTimes::p99Millis, P99_FLOOR_MILLIS);
    double p50 = most(quiet, beside, HearingTimes::p50Millis, P50_FLOOR_MILLIS);
    if (all.count() > 0 && all.p99Millis() < p99 && all.p50Millis() < p50) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "others wait: %s of %d hearings, below p50 %.1f p99 %.1f ms it may be",
            all,
            all.count(),
            p50,
            p99));
  }

  private static double most(
      List<HearingTimes> quiet,
      List<HearingTimes> beside,
      ToDoubleFunction<HearingTimes> millis,
      double floor) {
    double[] sorted = quiet.stream().mapToDouble(millis).sorted().toArray();
    double usual = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    double other = beside.stream().mapToDouble(millis).max().orElse(0);
    return Math.max(floor, MOST_TIMES * Math.max(usual, other));
  }
}
