package org.hiroba.feature.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hiroba.log.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DelayedTriesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final CountDownLatch waiting = new CountDownLatch(DelayedTries.MOST);
  private final CountDownLatch over = new CountDownLatch(1);
  private final DelayedTries tries =
      new DelayedTries(
          millis -> {
            waiting.countDown();
            over.await();
          });
  private final ExecutorService threads = Executors.newFixedThreadPool(DelayedTries.MOST);

  @AfterEach
  void stop() {
    over.countDown();
    threads.shutdownNow();
  }

  @Test
  void letsSoManyWaitAndSendsTheNextOneAwayAtOnce() throws Exception {
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < DelayedTries.MOST; i++) {
      all.add(
          threads.submit(
              () -> {
                tries.hold(SECOND);
                return null;
              }));
    }
    assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> tries.hold(SECOND))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.RATE_LIMITED));
    assertThatCode(() -> tries.hold(Duration.ZERO)).doesNotThrowAnyException();
    over.countDown();
    for (Future<?> one : all) {
      one.get(10, TimeUnit.SECONDS);
    }
    assertThatCode(() -> tries.hold(SECOND)).doesNotThrowAnyException();
  }

  @Test
  void endsWithTheServer() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> tries.hold(SECOND)).isInstanceOf(Refusal.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThatCode(
            () -> {
              over.countDown();
              tries.hold(SECOND);
            })
        .doesNotThrowAnyException();
  }
}
