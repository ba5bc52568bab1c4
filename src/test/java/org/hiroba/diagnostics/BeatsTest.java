package org.hiroba.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BeatsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T07:06:00.400Z");
  private static final long LATEST = NOW.toEpochMilli() - 400;

  private final List<Runnable> due = new ArrayList<>();
  private final List<Duration> delays = new ArrayList<>();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1) {
        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
          due.add(task);
          delays.add(Duration.of(delay, unit.toChronoUnit()));
          return super.schedule(() -> {}, 0, TimeUnit.SECONDS);
        }
      };
  private final Beats beats = new Beats(Clock.fixed(NOW, ZoneOffset.UTC), timer, Runnable::run);

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void namesEachFullSecond() {
    assertThat(beats.latest()).isEqualTo(LATEST);
    assertThat(beats.after(LATEST - 2_000)).containsExactly(LATEST - 1_000, LATEST);
    assertThat(beats.after(LATEST - 1)).containsExactly(LATEST);
    assertThat(beats.after(LATEST)).isEmpty();
    assertThat(beats.after(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void tellsNoMoreThanTheLatestTwenty() {
    assertThat(beats.after(0)).hasSize(20).endsWith(LATEST).startsWith(LATEST - 19_000);
    assertThat(beats.after(Long.MIN_VALUE)).hasSize(20);
  }

  @Test
  void wakesAllWhoWaitOnceAtTheNextOne() {
    List<Long> heard = new ArrayList<>();
    assertThat(beats.awaitNext("a", heard::add)).isTrue();
    assertThat(beats.awaitNext("b", heard::add)).isTrue();
    assertThat(delays).containsExactly(Duration.ofMillis(600));
    assertThat(heard).isEmpty();
    due.remove(0).run();
    assertThat(heard).containsExactly(LATEST, LATEST);
    // Whoever waits after that needs a new beat.
    assertThat(beats.awaitNext("a", heard::add)).isTrue();
    assertThat(due).hasSize(1);
  }

  @Test
  void letsOneSourceWaitSoOftenOnly() {
    for (int i = 0; i < Beats.MAX_WAITING_PER_SOURCE; i++) {
      assertThat(beats.awaitNext("greedy", at -> {})).isTrue();
    }
    assertThat(beats.awaitNext("greedy", at -> {})).isFalse();
    assertThat(beats.awaitNext("modest", at -> {})).isTrue();
    due.remove(0).run();
    assertThat(beats.awaitNext("greedy", at -> {})).isTrue();
  }

  @Test
  void letsSoManyWaitTogetherOnly() {
    for (int i = 0; i < Beats.MAX_WAITING; i++) {
      assertThat(beats.awaitNext("source " + i, at -> {})).isTrue();
    }
    assertThat(beats.awaitNext("one more", at -> {})).isFalse();
  }
}
