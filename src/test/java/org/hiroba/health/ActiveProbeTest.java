package org.hiroba.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ActiveProbeTest {
  private static final ActiveProbe.Limits LIMITS =
      new ActiveProbe.Limits(Duration.ofSeconds(2), Duration.ofSeconds(5));

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger looks = new AtomicInteger();
  private final Deque<Runnable> tasks = new ArrayDeque<>();

  private ActiveProbe probe(Executor executor) {
    return new ActiveProbe("disk", LIMITS, executor, nanos::get, this::look);
  }

  private CheckResult look() {
    if (looks.incrementAndGet() == 3) {
      throw new StackOverflowError("told to throw");
    }
    return CheckResult.up("disk");
  }

  private void pass(long seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  @Test
  void looksOnceForAllWhoAskInAWhile() {
    ActiveProbe probe = probe(Runnable::run);
    for (int i = 0; i < 100; i++) {
      assertThat(probe.check().status()).isEqualTo(HealthStatus.UP);
    }
    assertThat(looks).hasValue(1);
    pass(5);
    probe.begin();
    assertThat(looks).hasValue(2);
  }

  @Test
  void looksAgainAfterALookThatFailed() {
    ActiveProbe probe = probe(Runnable::run);
    for (int i = 0; i < 2; i++) {
      probe.begin();
      pass(5);
    }
    assertThat(probe.check().data()).containsEntry("error", "told to throw");
    pass(5);
    assertThat(probe.check().status()).isEqualTo(HealthStatus.UP);
  }

  @Test
  void isDownWhileALookHangsAndBeginsNoOther() {
    ActiveProbe probe = probe(tasks::add);
    probe.begin();
    pass(2);
    for (int i = 0; i < 100; i++) {
      assertThat(probe.check().data().get("error")).isEqualTo("has not answered within 2.0 s");
      pass(10);
    }
    assertThat(tasks).hasSize(1);
    tasks.remove().run();
    assertThat(probe.check().status()).as("the late answer is old already").isNotNull();
    assertThat(tasks).as("and another look is under way").hasSize(1);
  }

  @Test
  void isDownWhereNoThreadIsToBeHad() {
    ActiveProbe probe =
        probe(
            task -> {
              throw new RejectedExecutionException("full");
            });
    assertThat(probe.check().data().get("error")).asString().contains("full");
  }

  @Test
  void keepsNoMoreThanFourWaiting() {
    ActiveProbe probe = probe(tasks::add);
    List<Thread> waiting = new ArrayList<>();
    List<CheckResult> told = new ArrayList<>();
    for (int i = 0; i < ActiveProbe.MAX_WAITERS; i++) {
      Thread thread =
          new Thread(
              () -> {
                CheckResult result = probe.check();
                synchronized (told) {
                  told.add(result);
                }
              });
      waiting.add(thread);
      thread.start();
    }
    waiting.forEach(thread -> await().until(() -> thread.getState() == Thread.State.TIMED_WAITING));
    assertThat(probe.check().data().get("error")).as("the fifth is not kept").isNotNull();
    assertThat(tasks).hasSize(1);
    tasks.remove().run();
    waiting.forEach(thread -> await().until(() -> !thread.isAlive()));
    synchronized (told) {
      assertThat(told).hasSize(4).allMatch(result -> result.status() == HealthStatus.UP);
    }
  }
}
