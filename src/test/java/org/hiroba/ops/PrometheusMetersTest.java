package org.hiroba.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hiroba.health.Meters;
import org.junit.jupiter.api.Test;

class PrometheusMetersTest {
  private final PrometheusMeters meters = new PrometheusMeters();

  @Test
  void countsFromManyThreads() {
    IntStream.range(0, 1_000)
        .parallel()
        .forEach(i -> meters.counter("hiroba_x_total", "x").increment());

    assertThat(meters.counter("hiroba_x_total", "x").value()).isEqualTo(1_000);
  }

  @Test
  void keepsLabelsApart() {
    meters.counter("hiroba_x_total", "help", "listener", "a").add(2);
    meters.counter("hiroba_x_total", "help", "listener", "b").increment();

    assertThat(meters.samples())
        .containsExactlyInAnyOrder(
            new MeterSample("hiroba_x_total", Map.of("listener", "a"), 2),
            new MeterSample("hiroba_x_total", Map.of("listener", "b"), 1));
  }

  @Test
  void readsAGaugeWhenSomebodyLooks() {
    AtomicInteger open = new AtomicInteger(1);
    meters.gauge("hiroba_open", "open", open::get);
    open.set(5);

    assertThat(meters.samples()).singleElement().extracting(MeterSample::value).isEqualTo(5.0);
  }

  @Test
  void replacesTheSupplierOfAGauge() {
    meters.gauge("hiroba_open", "open", () -> 1);
    meters.gauge("hiroba_open", "open", () -> 2);

    assertThat(meters.samples()).singleElement().extracting(MeterSample::value).isEqualTo(2.0);
  }

  @Test
  void spreadsAHistogramOverItsBuckets() {
    Meters.Histogram histogram =
        meters.histogram("hiroba_wait_seconds", "Waits.", new double[] {0.1, 1});
    histogram.recordNanos(50_000_000);
    histogram.record(0.5);
    histogram.record(7);

    assertThat(meters.samples())
        .contains(
            new MeterSample("hiroba_wait_seconds_bucket", Map.of("le", "0.1"), 1),
            new MeterSample("hiroba_wait_seconds_bucket", Map.of("le", "1.0"), 2),
            new MeterSample("hiroba_wait_seconds_bucket", Map.of("le", "+Inf"), 3),
            new MeterSample("hiroba_wait_seconds_count", Map.of(), 3));
  }

  @Test
  void refusesWhatCouldNotBeRendered() {
    assertThatThrownBy(() -> meters.counter("no-dash", "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> meters.counter("hiroba_x", "x", "label"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> meters.counter("hiroba_x", "x", "la bel", "v"))
        .isInstanceOf(IllegalArgumentException.class);
    meters.counter("hiroba_x_total", "x");
    assertThatThrownBy(() -> meters.gauge("hiroba_x_total", "x", () -> 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> meters.counter("hiroba_x_total", "x", "label", "v"))
        .hasMessageContaining("has the labels []");
    assertThatThrownBy(() -> meters.counter("hiroba_x_total", "x").add(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void showsTheOtherMetersWhateverOneGaugeThrows() {
    meters.gauge(
        "hiroba_sick",
        "Throws.",
        () -> {
          throw new StackOverflowError("told to throw");
        });
    meters.gauge("hiroba_well", "Does not.", () -> 7);
    assertThat(meters.samples()).extracting(MeterSample::value).containsExactly(Double.NaN, 7.0);
  }
}
