package org.hiroba.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchdogTest {
  private final CountDownLatch end = new CountDownLatch(1);
  private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();

  @AfterEach
  void endAll() {
    end.countDown();
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A loop as ours are: what it has taken up is not lost when it is thrown out. */
  private void loop() {
    while (end.getCount() > 0) {
      Beat.rests();
      try {
        Runnable next = work.take();
        Beat.begins();
        next.run();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private Workers started(Workers workers, Runnable body) {
    workers.thread(body).start();
    return workers;
  }

  private static HandWatchdog watching(Workers workers) {
    return new HandWatchdog(() -> List.of(workers));
  }

  private static void throwError() {
    throw new StackOverflowError("told to throw");
  }

  @Test
  void bringsBackALoopThatAnErrorThrewOut() {
    Workers workers = started(Workers.loop("loop"), this::loop);
    HandWatchdog hand = watching(workers);
    AtomicInteger done = new AtomicInteger();
    work.add(WatchdogTest::throwError);
    work.add(done::incrementAndGet);
    await().until(() -> done.get() == 1);
    assertThat(hand.check("loop").status()).isEqualTo(HealthStatus.UP);
    work.add(end::countDown);
    await().until(() -> workers.threads().isEmpty());
    assertThat(hand.check("loop").status()).isEqualTo(HealthStatus.UP);
  }

  @Test
  void isDownOnceALoopCannotComeBack() {
    Workers workers = started(Workers.loop("loop"), this::loop);
    HandWatchdog hand = watching(workers);
    for (int i = 0; i < Workers.MOST_DEATHS; i++) {
      work.add(WatchdogTest::throwError);
    }
    await().until(() -> hand.check("loop").status() == HealthStatus.DOWN);
    assertThat(hand.check("loop").data().get("error"))
        .asString()
        .contains("loop has died")
        .contains("restart");
  }

  @Test
  void isDownAtOnceWhenALoopDiesThatCannotBeginAnew() {
    Workers workers = Workers.loop("mortal");
    workers.mortalThread(WatchdogTest::throwError).start();
    HandWatchdog hand = watching(workers);
    await().until(() -> hand.check("mortal").status() == HealthStatus.DOWN);
  }

  @Test
  void isDownWithinTenSecondsOfWorkThatDoesNotEndAndSaysWhereItIs() {
    Workers workers = started(Workers.loop("loop"), this::loop);
    HandWatchdog hand = watching(workers);
    hand.pass(3_600);
    assertThat(hand.check("loop").status()).as("idle").isEqualTo(HealthStatus.UP);
    work.add(this::awaitEnd);
    await().until(work::isEmpty);
    await().until(() -> isIn(workers, "awaitEnd"));
    hand.pass(7);
    assertThat(hand.check("loop").status()).isEqualTo(HealthStatus.UP);
    hand.pass(2);
    assertThat(hand.check("loop").status()).isEqualTo(HealthStatus.DOWN);
    assertThat(hand.check("loop").data().get("error"))
        .asString()
        .contains("loop")
        .contains("WatchdogTest.awaitEnd")
        .contains("jstack");
    end.countDown();
    await().until(() -> workers.threads().isEmpty());
    assertThat(hand.check("loop").status()).isEqualTo(HealthStatus.UP);
  }

  private static boolean isIn(Workers workers, String method) {
    return workers.threads().stream()
        .flatMap(thread -> List.of(thread.getStackTrace()).stream())
        .anyMatch(frame -> frame.getMethodName().equals(method));
  }

  @Test
  void takesNoSleepOfTheMachineForWorkThatDoesNotEnd() {
    Workers workers = started(Workers.loop("loop"), this::loop);
    HandWatchdog hand = watching(workers);
    work.add(this::awaitEnd);
    await().until(() -> isIn(workers, "awaitEnd"));
    hand.pass(5);
    hand.sleep(10);
    assertThat(hand.check("loop").status()).isEqualTo(HealthStatus.UP);
  }

  @Test
  void takesNobodyForStuckWhoMakesProgress() {
    AtomicInteger pieces = new AtomicInteger();
    Workers workers =
        started(
            Workers.loop("busy"),
            () -> {
              while (end.getCount() > 0) {
                Beat.begins();
                pieces.incrementAndGet();
              }
            });
    HandWatchdog hand = watching(workers);
    for (int i = 0; i < 60; i++) {
      int before = pieces.get();
      await().until(() -> pieces.get() > before);
      hand.pass(1);
      assertThat(hand.check("busy").status()).isEqualTo(HealthStatus.UP);
    }
  }

  @Test
  void saysOfWhoWaitsForTheDatabaseThatItWaitsAndNotThatItIsStuck() {
    Workers workers = started(Workers.loop("writer"), this::loop);
    HandWatchdog hand = watching(workers);
    work.add(
        () -> {
          Beat.waits();
          awaitEnd();
          Beat.goesOn();
        });
    await().until(() -> isIn(workers, "awaitEnd"));
    hand.pass(1);
    hand.pass(59);
    assertThat(hand.check("writer").status()).isEqualTo(HealthStatus.UP);
    assertThat(hand.watchdog().longWaits().check().status()).isEqualTo(HealthStatus.UP);
    hand.pass(1);
    assertThat(hand.watchdog().waitedFor(workers)).isGreaterThan(Duration.ofSeconds(59));
    CheckResult waits = hand.watchdog().longWaits().check();
    assertThat(waits.status()).isEqualTo(HealthStatus.DOWN);
    assertThat(waits.data().get("error")).asString().contains("writer").contains("does not help");
    assertThat(hand.check("writer").status()).isEqualTo(HealthStatus.UP);
  }

  @Test
  void replacesAThreadOfAPoolThatATaskThrewOut() {
    WatchedPool pool = new WatchedPool(Workers.pool("pool"), 1, 10);
    HandWatchdog hand = watching(pool.workers());
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      pool.execute(WatchdogTest::throwError);
      pool.execute(done::incrementAndGet);
    }
    await().until(() -> done.get() == 3);
    hand.pass(20);
    assertThat(hand.check("pool").status()).isEqualTo(HealthStatus.UP);
    pool.shutdown();
    await().until(() -> pool.workers().threads().isEmpty());
  }

  @Test
  void isDownWhenOneThreadOfAPoolIsStuckThatShouldWaitForNobody() {
    WatchedPool pool = new WatchedPool(Workers.pool("pool"), 4, 10);
    HandWatchdog hand = watching(pool.workers());
    pool.execute(this::awaitEnd);
    await().until(() -> isIn(pool.workers(), "awaitEnd"));
    hand.pass(9);
    assertThat(hand.check("pool").data().get("error")).asString().contains("pool-0");
    pool.shutdown();
  }

  @Test
  void isDownForThreadsThatWaitForPeersOnlyWhenWorkWaitsAndNoneMoves() {
    WatchedPool pool = new WatchedPool(Workers.patientPool("peers"), 2, 10);
    HandWatchdog hand = watching(pool.workers());
    pool.execute(this::awaitEnd);
    pool.execute(this::awaitEnd);
    await().until(() -> pool.getActiveCount() == 2 && isIn(pool.workers(), "awaitEnd"));
    hand.pass(600);
    assertThat(hand.check("peers").status()).isEqualTo(HealthStatus.UP);
    pool.execute(() -> {});
    hand.pass(29);
    assertThat(hand.check("peers").status()).isEqualTo(HealthStatus.UP);
    hand.pass(2);
    assertThat(hand.check("peers").data().get("error")).asString().contains("1 tasks wait");
    pool.shutdown();
  }

  @Test
  void doesAPeriodicTaskAgainWhateverItThrows() {
    WatchedTimer timer = new WatchedTimer("timer");
    AtomicInteger rounds = new AtomicInteger();
    timer.every(
        Duration.ofMillis(1),
        "sick",
        () -> {
          rounds.incrementAndGet();
          throwError();
        });
    HandWatchdog hand = watching(timer.workers());
    await().until(() -> rounds.get() > 5);
    assertThat(hand.check("timer").status()).isEqualTo(HealthStatus.UP);
    timer.shutdownNow();
  }

  @Test
  void isDownWhenAPeriodicTaskIsDoneNoMore() {
    WatchedTimer timer = new WatchedTimer("timer");
    timer.every(Duration.ofHours(1), "hourly", () -> {});
    List<Runnable> kept = new java.util.concurrent.CopyOnWriteArrayList<>();
    Executor lost = kept::add;
    timer.every(Duration.ofSeconds(1), "lost", lost, () -> {});
    HandWatchdog hand = watching(timer.workers());
    hand.pass(60);
    assertThat(hand.check("timer").status()).isEqualTo(HealthStatus.UP);
    hand.pass(2);
    assertThat(hand.check("timer").data().get("error"))
        .asString()
        .contains("The task lost of timer has not been done for 6");
    timer.shutdownNow();
  }

  @Test
  void watchesItselfAndGoesOnAfterAnInterrupt() {
    AtomicInteger looks = new AtomicInteger();
    Watchdog watchdog = new Watchdog(System::nanoTime);
    watchdog.watch(
        () -> {
          looks.incrementAndGet();
          return List.of();
        });
    watchdog.start();
    Workers own = watchdog.watched().get(0);
    HandWatchdog.injure(own, WatchdogTest::throwError);
    await().until(() -> HandWatchdog.isInjured(own));
    int before = looks.get();
    await().until(() -> looks.get() > before);
    assertThat(watchdog.checks().get(0).check().status()).isEqualTo(HealthStatus.UP);
    assertThat(watchdog.checks().get(0).name()).isEqualTo("hiroba-watchdog");
    watchdog.close();
    assertThat(own.threads()).isEmpty();
  }
}
