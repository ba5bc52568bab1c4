package org.hiroba.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MetricsTextTest {
  /** What Prometheus 2.42 sends. */
  private static final String PROMETHEUS =
      "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
          + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

  private static final int BURST_AND_TEN_SECONDS = MetricsText.BURST + 10 * MetricsText.PER_SECOND;

  private final AtomicLong nanos = new AtomicLong();
  private final PrometheusMeters meters = new PrometheusMeters();
  private final MetricsText text = new MetricsText(meters, nanos::get);

  private String body(@Nullable String accept) {
    return new String(text.text(accept).bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void describesEachNameOnceAndEscapesLabels() {
    meters.counter("b_total", "Counts\nb.", "kind", "x\"y\\z").add(3);
    meters.counter("b_total", "Counts\nb.", "kind", "a").add(1);
    meters.gauge("a_seconds", "Says a.", () -> 0.5);
    assertThat(body(null))
        .isEqualTo(
            """
            # HELP a_seconds Says a.
            # TYPE a_seconds gauge
            a_seconds 0.5
            # HELP b_total Counts\\nb.
            # TYPE b_total counter
            b_total{kind="a"} 1.0
            b_total{kind="x\\"y\\\\z"} 3.0
            """);
    assertThat(text.text(null).type()).startsWith("text/plain; version=0.0.4");
  }

  @Test
  void speaksOpenMetricsToWhoAsksForIt() {
    meters.counter("b_total", "Counts b.").add(3);
    assertThat(text.text(PROMETHEUS).type()).startsWith("application/openmetrics-text");
    assertThat(body(PROMETHEUS))
        .contains("# TYPE b counter\n", "b_total 3.0\n")
        .endsWith("# EOF\n");
    assertThat(body("text/html, */*")).doesNotContain("# EOF");
  }

  @Test
  void showsWhatIsNowToWhoAsksNowAndThen() {
    AtomicInteger reads = new AtomicInteger();
    meters.gauge("reads", "Reads.", reads::incrementAndGet);
    for (int i = 1; i <= MetricsText.BURST; i++) {
      assertThat(body(null)).contains("reads " + i + ".0");
    }
    for (int i = 1; i <= 10; i++) {
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(1) / MetricsText.PER_SECOND);
      assertThat(body(null)).contains("reads " + (MetricsText.BURST + i) + ".0");
    }
  }

  @Test
  void readsTheMetersTwiceASecondHoweverOftenSomebodyAsks() {
    AtomicInteger reads = new AtomicInteger();
    meters.gauge("reads", "Reads.", reads::incrementAndGet);
    for (int i = 0; i < 1_000; i++) {
      text.text(null);
      nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(10));
    }
    assertThat(reads).hasValueBetween(BURST_AND_TEN_SECONDS - 1, BURST_AND_TEN_SECONDS + 1);
  }
}
