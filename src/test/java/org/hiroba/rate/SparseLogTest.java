package org.hiroba.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SparseLogTest {
  private final AtomicLong nanos = new AtomicLong(42);
  private final SparseLog<String> log = new SparseLog<>(nanos::get);

  @Test
  void grantsOneLineASourceAndMinuteAndCountsTheRest() {
    assertThat(log.note("a")).hasValue(0);
    for (int i = 0; i < 299; i++) {
      assertThat(log.note("a")).isEmpty();
    }
    assertThat(log.note("b")).hasValue(0);

    nanos.addAndGet(Duration.ofMinutes(1).toNanos() - 1);
    assertThat(log.note("a")).isEmpty();
    nanos.addAndGet(1);

    assertThat(log.note("a")).hasValue(300);
    assertThat(log.note("a")).isEmpty();
  }

  @Test
  void grantsSixtyLinesAMinuteTogetherAndRemembersABoundedNumberOfSources() {
    int lines = 0;
    for (int i = 0; i < 10_000; i++) {
      if (log.note("source " + i).isPresent()) {
        lines++;
      }
    }
    assertThat(lines).isEqualTo(60);
    assertThat(log.remembered()).isEqualTo(4_096);
  }

  @Test
  void tellsWhatWasLeftOutOnceTheMinuteHasEnded() {
    log.note("a");
    log.note("a");
    log.note("b");
    nanos.addAndGet(Duration.ofSeconds(30).toNanos());
    log.note("c");
    log.note("c");
    assertThat(log.forgetEnded()).isEmpty();

    nanos.addAndGet(Duration.ofSeconds(30).toNanos());
    assertThat(log.forgetEnded()).containsExactly(Map.entry("a", 1L));
    assertThat(log.remembers("b")).isFalse();
    assertThat(log.remembers("c")).isTrue();
    assertThat(log.note("a")).hasValue(0);
  }

  @Test
  void forgetsTheSourceFirstWhoseLineIsTheOldest() {
    SparseLog<String> small = new SparseLog<>(nanos::get, 2, 60);
    small.note("a");
    small.note("b");
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    small.note("a");
    small.note("c");
    assertThat(small.remembers("a")).isTrue();
    assertThat(small.remembers("b")).isFalse();
  }
}
