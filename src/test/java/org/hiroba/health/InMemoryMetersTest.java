package org.hiroba.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hiroba.health.MeterSample.Kind;
import org.junit.jupiter.api.Test;

class InMemoryMetersTest {
  private final InMemoryMeters meters = new InMemoryMeters();

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
        .containsExactly(
            new MeterSample("hiroba_x_total", "help", Kind.COUNTER, Map.of("listener", "a"), 2),
            new MeterSample("hiroba_x_total", "help", Kind.COUNTER, Map.of("listener", "b"), 1));
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
  void refusesWhatCouldNotBeRendered() {
    assertThatThrownBy(() -> meters.counter("no-dash", "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> meters.counter("hiroba_x", "x", "label"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> meters.counter("hiroba_x", "x", "la bel", "v"))
        .isInstanceOf(IllegalArgumentException.class);
    meters.counter("hiroba_x", "x");
    assertThatThrownBy(() -> meters.gauge("hiroba_x", "x", () -> 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> meters.counter("hiroba_x", "x").add(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void showsTheOtherMetersWhateverOneGaugeThrows() {
    InMemoryMeters sick = new InMemoryMeters();
    sick.gauge(
        "hiroba_sick",
        "Throws.",
        () -> {
          throw new StackOverflowError("told to throw");
        });
    sick.gauge("hiroba_well", "Does not.", () -> 7);
    assertThat(sick.samples()).extracting(MeterSample::value).containsExactly(Double.NaN, 7.0);
  }
}
