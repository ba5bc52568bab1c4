package org.hiroba.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FarewellTest {
  private static final Duration OVER = Duration.ofSeconds(5);
  private static final long START = 42;

  private static Duration closed(Farewell farewell, int index) {
    return Duration.ofNanos(farewell.closedAtNanos(index) - START);
  }

  @Test
  void spreadsManySocketsOverTheWholeTime() {
    Farewell farewell = new Farewell(1_000, OVER, START);
    assertThat(closed(farewell, 0)).isZero();
    assertThat(closed(farewell, 500)).isEqualTo(Duration.ofMillis(2_500));
    assertThat(closed(farewell, 999)).isLessThan(OVER);
  }

  @Test
  void takesAHundredthOfASecondForEachOfAFew() {
    Farewell farewell = new Farewell(3, OVER, START);
    assertThat(closed(farewell, 2)).isEqualTo(Duration.ofMillis(20));
    assertThat(closed(new Farewell(3, Duration.ZERO, START), 2)).isZero();
  }

  @Test
  void bringsClientsBackOnceAllAreGoneAndOneAfterTheOther() {
    Farewell farewell = new Farewell(1_000, OVER, START);
    long[] back =
        IntStream.range(0, 1_000)
            .mapToLong(i -> closed(farewell, i).plus(farewell.awayFor(i)).toMillis())
            .toArray();
    assertThat(back).isSorted();
    assertThat(back[0]).isEqualTo(7_000);
    assertThat(back[999]).isBetween(8_000L, 8_250L);
    assertThat(farewell.awayForNewcomer(START).toMillis()).isEqualTo(7_000);
    assertThat(farewell.awayForNewcomer(START + Duration.ofMinutes(1).toNanos()).toMillis())
        .isEqualTo(2_000);
  }

  @Test
  void tellsTheSameToSomeAtMost() {
    assertThat(new Farewell(0, OVER, START).groupSize()).isEqualTo(1);
    assertThat(new Farewell(10_000, OVER, START).groupSize()).isEqualTo(625);
  }
}
