package org.hiroba.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hiroba.config.SourceKey;
import org.hiroba.health.RefusalLog.Kind;
import org.hiroba.ops.MeterSample;
import org.hiroba.ops.PrometheusMeters;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
  private final PrometheusMeters meters = new PrometheusMeters();
  private final List<String> lines = new ArrayList<>();
  private long now = 5;
  private final RefusalLog log = new RefusalLog(meters, () -> now, lines::add);

  @Test
  void writesOneLineForASourceAndMinuteAndCountsAll() {
    for (int i = 0; i < 300; i++) {
      log.refused(Kind.ORIGIN, "192.0.2.1", () -> "origin http://evil.example");
    }
    assertThat(lines).containsExactly("Refused (origin) 192.0.2.1: origin http://evil.example");
    assertThat(counted("origin")).isEqualTo(300);
    now += TimeUnit.SECONDS.toNanos(60);
    log.refused(Kind.ORIGIN, "192.0.2.1", () -> "again");
    assertThat(lines)
        .hasSize(3)
        .contains("Refused (origin) 192.0.2.1: 299 more within the minute")
        .endsWith("Refused (origin) 192.0.2.1: again");
  }

  @Test
  void tellsOfEachKindAndSource() {
    log.refused(Kind.ORIGIN, "192.0.2.1", () -> "a");
    log.refused(Kind.CSRF, "192.0.2.1", () -> "b");
    log.refused(Kind.ORIGIN, "192.0.2.2", () -> "c");
    assertThat(lines).hasSize(3);
  }

  @Test
  void takesAnIpv6NetworkForOneSource() {
    log.refused(Kind.ORIGIN, SourceKey.textOf("2001:db8::1"), () -> "a");
    log.refused(Kind.ORIGIN, SourceKey.textOf("2001:db8:0:0:ffff::2"), () -> "b");
    assertThat(lines).containsExactly("Refused (origin) 2001:db8:0:0::/64: a");
  }

  @Test
  void saysHowManyWereLeftOutWhenNoFurtherComes() {
    log.refused(Kind.BODY, "192.0.2.1", () -> "a");
    log.refused(Kind.BODY, "192.0.2.1", () -> "a");
    log.flush();
    assertThat(lines).hasSize(1);
    now += TimeUnit.SECONDS.toNanos(61);
    log.flush();
    log.flush();
    assertThat(lines).hasSize(2).endsWith("Refused (body) 192.0.2.1: 1 more within the minute");
  }

  @Test
  void remembersAThousandSourcesAndNoMore() {
    for (int i = 0; i < 5_000; i++) {
      log.refused(Kind.ORIGIN, "10.0." + (i / 256) + "." + (i % 256), () -> "a");
    }
    assertThat(lines).hasSize(1_001).endsWith("Refused (origin) others: a");
    assertThat(counted("origin")).isEqualTo(5_000);
  }

  @Test
  void showsEveryKindBeforeAnythingIsRefused() {
    assertThat(meters.samples()).hasSize(Kind.values().length);
  }

  private double counted(String kind) {
    return meters.samples().stream()
        .filter(sample -> kind.equals(sample.labels().get("kind")))
        .mapToDouble(MeterSample::value)
        .sum();
  }
}
