package org.hiroba.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SerialQueueTest {
  private final Queue<Runnable> handedOver = new ArrayDeque<>();
  private long nanos;
  private final SerialQueue queue =
      new SerialQueue(handedOver::add, Admission.UNLIMITED, () -> nanos);
  private final List<Integer> ran = Collections.synchronizedList(new ArrayList<>());

  private void runHandedOver() {
    handedOver.remove().run();
  }

  @Test
  void runsTasksInOrderInOneGo() {
    IntStream.range(0, 10).forEach(i -> queue.execute(() -> ran.add(i)));
    assertThat(handedOver).hasSize(1);
    runHandedOver();
    assertThat(ran).isEqualTo(IntStream.range(0, 10).boxed().toList());
    assertThat(handedOver).isEmpty();
  }

  @Test
  void takesWhatATaskQueues() {
    queue.execute(() -> queue.execute(() -> ran.add(1)));
    runHandedOver();
    assertThat(ran).containsExactly(1);
  }

  @Test
  void offersTheThreadToOthersAfterItsShare() {
    IntStream.range(0, 65).forEach(i -> queue.execute(() -> ran.add(i)));
    runHandedOver();
    assertThat(ran).hasSize(64);
    runHandedOver();
    assertThat(ran).hasSize(65);
  }

  @Test
  void offersTheThreadToOthersAfterItsTime() {
    for (int i = 0; i < 3; i++) {
      int task = i;
      queue.execute(
          () -> {
            ran.add(task);
            nanos += SerialQueue.FAIR_NANOS;
          });
    }
    runHandedOver();
    assertThat(ran).containsExactly(0);
    runHandedOver();
    assertThat(ran).containsExactly(0, 1);
    runHandedOver();
    assertThat(ran).containsExactly(0, 1, 2);
  }

  @Test
  void refusesAClientsTaskWhenTooManyWaitButNeverTheServersOwn() {
    for (int i = 0; i < SerialQueue.MAX_WAITING; i++) {
      assertThat(queue.tryExecute(() -> ran.add(0))).isTrue();
    }
    assertThat(queue.tryExecute(() -> ran.add(1))).isFalse();
    queue.execute(() -> ran.add(2));
    while (!handedOver.isEmpty()) {
      runHandedOver();
    }
    assertThat(ran).hasSize(SerialQueue.MAX_WAITING + 1).contains(2).doesNotContain(1);
    assertThat(queue.tryExecute(() -> {})).isTrue();
  }

  @Test
  void goesOnAfterATaskThatThrows() {
    queue.execute(
        () -> {
          throw new IllegalStateException("told to throw");
        });
    queue.execute(
        () -> {
          throw new StackOverflowError("told to throw");
        });
    queue.execute(() -> ran.add(1));
    runHandedOver();
    assertThat(ran).containsExactly(1);
  }

  @Test
  void dropsTasksSilentlyWhenTheExecutorIsShutDown() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    executor.shutdownNow();
    SerialQueue closed = new SerialQueue(executor);
    closed.execute(() -> ran.add(1));
    assertThat(closed.tryExecute(() -> ran.add(2))).isTrue();
    assertThat(ran).isEmpty();
  }

  @Test
  void runsOneTaskAtATimeOnManyThreads() {
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      SerialQueue busy = new SerialQueue(executor);
      AtomicInteger running = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      for (int i = 0; i < 5_000; i++) {
        int task = i;
        busy.execute(
            () -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              ran.add(task);
              running.decrementAndGet();
            });
      }
      await().until(() -> ran.size() == 5_000);
      assertThat(most).hasValue(1);
      assertThat(ran).isEqualTo(IntStream.range(0, 5_000).boxed().toList());
    } finally {
      executor.shutdownNow();
    }
  }
}
