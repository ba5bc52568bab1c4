package org.hiroba.faults.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final HearingTimes QUIET = times(0, 20, 0);

  /** A thousand times, so many per thousand of them slow. */
  private static HearingTimes times(int slowPerMille, long usualMillis, long slowMillis) {
    return HearingTimes.ofNanos(
        LongStream.range(0, 1_000)
            .map(i -> (i < slowPerMille ? slowMillis : usualMillis) * 1_000_000)
            .toArray());
  }

  private static boolean waits(HearingTimes quiet, List<HearingTimes> during) {
    return Verdict.of(List.of(quiet), List.of(), during).isPresent();
  }

  @Test
  void findsThatOthersWaitedTwiceAsLong() {
    assertThat(waits(times(20, 20, 60), List.of(times(20, 20, 120)))).isTrue();
    assertThat(waits(times(20, 20, 60), List.of(times(20, 20, 119)))).isFalse();
  }

  @Test
  void findsThatHalfOfThemWaitedTwiceAsLong() {
    assertThat(waits(times(20, 20, 90), List.of(times(600, 20, 40)))).isTrue();
    assertThat(waits(times(20, 20, 90), List.of(times(600, 20, 39)))).isFalse();
  }

  @Test
  void takesATenthOfASecondForNoise() {
    assertThat(waits(QUIET, List.of(times(20, 20, 99)))).isFalse();
    assertThat(waits(QUIET, List.of(times(20, 20, 100)))).isTrue();
  }

  @Test
  void findsWhatSlowsTwoInAHundredHoweverLongItIsMeasured() {
    assertThat(waits(QUIET, Collections.nCopies(9, times(20, 20, 400)))).isTrue();
  }

  @Test
  void findsWhatSlowsOneWindowOfThreeALot() {
    List<HearingTimes> during = new ArrayList<>(Collections.nCopies(2, QUIET));
    during.add(times(100, 20, 400));
    assertThat(waits(QUIET, during)).isTrue();
  }

  @Test
  void forgivesAPauseThatComesOnce() {
    List<HearingTimes> during = new ArrayList<>(List.of(times(20, 20, 400)));
    assertThat(waits(QUIET, during)).isTrue();
    during.addAll(Collections.nCopies(2, QUIET));
    assertThat(waits(QUIET, during)).isFalse();
  }

  @Test
  void letsNoSingleQuietWindowExcuseWhatComesAfter() {
    assertThat(
            Verdict.of(
                List.of(QUIET, times(20, 20, 900), QUIET), List.of(), List.of(times(20, 20, 400))))
        .isPresent();
  }

  @Test
  void blamesNobodyForWhatTheAbusersOwnWorkDoes() {
    assertThat(Verdict.of(List.of(QUIET), List.of(times(30, 20, 210)), List.of(times(30, 20, 400))))
        .isEmpty();
  }

  @Test
  void doesNotTakeNothingForAProof() {
    assertThat(waits(QUIET, List.of(HearingTimes.ofNanos()))).isTrue();
  }
}
