package org.hiroba.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.hiroba.health.InMemoryMeters;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {
  private final InMemoryMeters meters = new InMemoryMeters();

  @Test
  void describesEachNameOnceAndEscapesLabels() {
    meters.counter("b_total", "Counts\nb.", "kind", "x\"y\\z").add(3);
    meters.counter("b_total", "Counts\nb.", "kind", "a").add(1);
    meters.gauge("a_seconds", "Says a.", () -> 0.5);
    assertThat(PrometheusText.of(meters.samples()))
        .isEqualTo(
            """
            # HELP a_seconds Says a.
            # TYPE a_seconds gauge
            a_seconds 0.5
            # HELP b_total Counts\\nb.
            # TYPE b_total counter
            b_total{kind="a"} 1
            b_total{kind="x\\"y\\\\z"} 3
            """);
  }

  @Test
  void writesWholeAndExtremeNumbersAsTheFormatAsks() {
    meters.gauge("a", "A.", () -> 1e6);
    meters.gauge("b", "B.", () -> Double.NaN);
    meters.gauge("c", "C.", () -> Double.POSITIVE_INFINITY);
    assertThat(PrometheusText.of(meters.samples()))
        .contains("\na 1000000\n", "\nb NaN\n", "\nc +Inf\n");
  }
}
