package org.hiroba.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class CountersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<Counters> loops = Stream.generate(Counters::new).limit(2).toList();
  private final Totals totals = new Totals(loops);
  private final Histogram deliveries = new Histogram(3);
  private final Histogram acknowledgements = new Histogram(3);

  @Test
  void knowsThePercentilesOfAllLoopsTogether() {
    // 1 to 1,000 ms: the odd ones on one loop, the even ones on the other.
    IntStream.rangeClosed(1, 1_000).forEach(i -> loops.get(i % 2).deliveryTook(i * 1_000_000L));
    loops.get(0).acknowledged(7_000_000);
    totals.takeTimes(deliveries, acknowledgements);
    assertThat(deliveries.getTotalCount()).isEqualTo(1_000);
    assertThat(millis(50)).isBetween(499.0, 501.0);
    assertThat(millis(99)).isBetween(989.0, 991.0);
    assertThat(millis(99.9)).isBetween(998.0, 1_000.0);
    assertThat(acknowledgements.getTotalCount()).isEqualTo(1);
    assertThat(acknowledgements.getMaxValue()).isBetween(6_990L, 7_010L);
  }

  private double millis(double percentile) {
    return deliveries.getValueAtPercentile(percentile) / 1e3;
  }

  @Test
  void forgetsTimesThatWereTaken() {
    loops.get(0).deliveryTook(5_000_000);
    totals.takeTimes(new Histogram(3), new Histogram(3));
    loops.get(1).deliveryTook(9_000_000);
    totals.takeTimes(deliveries, acknowledgements);
    assertThat(deliveries.getTotalCount()).isEqualTo(1);
    assertThat(millis(100)).isBetween(8.9, 9.1);
  }

  @Test
  void keepsATimeThatIsLongerThanItCanTellAsTheLongest() {
    loops.get(0).deliveryTook(Duration.ofHours(1).toNanos());
    totals.takeTimes(deliveries, acknowledgements);
    assertThat(millis(100)).isBetween(119_000.0, 121_000.0);
  }

  @Test
  void sumsWhatAllLoopsCount() {
    loops.get(0).delivered(3);
    loops.get(1).delivered(4);
    loops.get(1).message();
    loops.get(1).ready();
    loops.get(0).acknowledged(1_000);
    assertThat(totals.sum(Counters::deliveredPosts)).isEqualTo(7);
    assertThat(totals.sum(Counters::messagesReceived)).isEqualTo(1);
    assertThat(totals.sum(Counters::readyMembers)).isEqualTo(1);
    assertThat(totals.sum(Counters::acknowledgedPosts)).isEqualTo(1);
  }

  @Test
  void saysHowFarACounterCameThatStandsStill() {
    loops.get(1).delivered(4);
    assertThatThrownBy(
            () ->
                totals.await(
                    "deliveries", Counters::deliveredPosts, 5, Duration.ofMillis(1), () -> {}))
        .isInstanceOf(LoadException.class)
        .hasMessageStartingWith("Only 4 of 5 deliveries, and no more for ");
  }

  @Test
  void endsToWaitWhenSomethingIsWrong() {
    assertThatThrownBy(
            () ->
                totals.await(
                    "deliveries",
                    Counters::deliveredPosts,
                    1,
                    PATIENCE,
                    () -> {
                      throw new LoadException("wrong");
                    }))
        .hasMessage("wrong");
  }

  @Test
  void letsOnlySoManyPostsBeUnderWayToTheSlowest() {
    PostWindow window = new PostWindow(loops);
    loops.get(0).leastReceived(10);
    for (int i = 0; i < 3; i++) {
      assertThat(window.mayPost(3)).isTrue();
    }
    assertThat(window.mayPost(3)).isFalse();
    loops.get(1).leastReceived(2);
    assertThat(window.mayPost(3)).isTrue();
    assertThat(window.mayPost(3)).isTrue();
    assertThat(window.mayPost(3)).isFalse();
  }
}
