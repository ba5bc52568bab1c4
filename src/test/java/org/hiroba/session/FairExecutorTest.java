package org.hiroba.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hiroba.account.UserId;
import org.hiroba.session.FairExecutor.Bounds;
import org.junit.jupiter.api.Test;

class FairExecutorTest {
  private static final UserId ANN = new UserId("u-ann");
  private static final UserId BOB = new UserId("u-bob");
  private static final UserId EVE = new UserId("u-eve");
  private static final long MILLI = 1_000_000;

  private final Queue<Runnable> workers = new ArrayDeque<>();
  private final List<String> ran = new ArrayList<>();
  private long nanos;

  private FairExecutor executor(int threads, int perUser) {
    return new FairExecutor(workers::add, new Bounds(threads, perUser, 1_000, 10_000), () -> nanos);
  }

  private void work() {
    while (!workers.isEmpty()) {
      workers.remove().run();
    }
  }

  /** Returns a task that takes this long. */
  private Runnable task(String name, long millis) {
    return () -> {
      ran.add(name);
      nanos += millis * MILLI;
    };
  }

  @Test
  void letsNobodyWaitBehindAllThatAnotherAskedFor() {
    FairExecutor executor = executor(1, 1);
    for (int i = 0; i < 900; i++) {
      executor.execute(EVE, task("eve", 12));
    }
    executor.execute(ANN, task("ann", 1));
    work();
    // The order of the first two is that of their coming.
    assertThat(ran.indexOf("ann")).isLessThanOrEqualTo(1);
    assertThat(ran).hasSize(901);
  }

  @Test
  void countsTimeAndNotTasks() {
    FairExecutor executor = executor(1, 1);
    for (int i = 0; i < 100; i++) {
      executor.execute(EVE, task("eve", 100));
      executor.execute(ANN, task("ann", 1));
    }
    work();
    // By the time that eve had her third turn, ann had used as much: all of hers.
    assertThat(ran.lastIndexOf("ann")).isLessThan(104);
    assertThat(ran.subList(104, 200)).containsOnly("eve");
  }

  @Test
  void givesManySocketsOfOnePersonOnePersonsShare() {
    FairExecutor executor = executor(1, 1);
    List<SerialQueue> sockets = IntStream.range(0, 20).mapToObj(i -> executor.queue(EVE)).toList();
    SerialQueue ann = executor.queue(ANN);
    for (int i = 0; i < 40; i++) {
      sockets.forEach(socket -> socket.execute(task("eve", 5)));
    }
    for (int i = 0; i < 40; i++) {
      ann.execute(task("ann", 5));
    }
    work();
    assertThat(ran.subList(0, 80).stream().filter("ann"::equals).count()).isBetween(39L, 40L);
  }

  @Test
  void doesNotSaveUpTimeForWhoWasAway() {
    FairExecutor executor = executor(1, 1);
    executor.execute(BOB, task("bob", 1));
    for (int i = 0; i < 50; i++) {
      executor.execute(EVE, task("eve", 10));
    }
    executor.execute(
        EVE,
        () -> {
          // Bob has used 1 ms and eve 500: he may not make up for it now.
          for (int i = 0; i < 50; i++) {
            executor.execute(BOB, task("bob", 10));
            executor.execute(EVE, task("eve", 10));
          }
        });
    work();
    List<String> after = ran.subList(51, 71);
    assertThat(after.stream().filter("eve"::equals).count()).isBetween(9L, 11L);
  }

  @Test
  void chargesWhoPausesForWhatTheyUsedWhileOthersWaited() {
    FairExecutor executor = executor(1, 1);
    executor.execute(EVE, task("eve", 300));
    for (int i = 0; i < 10; i++) {
      executor.execute(ANN, task("ann", 1));
    }
    executor.execute(
        ANN,
        () -> {
          // As one who waits for an answer before she asks again.
          executor.execute(EVE, task("eve", 300));
          for (int i = 0; i < 10; i++) {
            executor.execute(ANN, task("ann", 1));
          }
        });
    work();
    assertThat(ran.get(ran.size() - 1)).isEqualTo("eve");
  }

  @Test
  void leavesAThreadToOthersHoweverMuchOnePersonAsksFor() {
    FairExecutor executor = executor(2, 1);
    executor.execute(
        EVE,
        () -> {
          ran.add("eve begins");
          // The second worker comes while she is at work.
          executor.execute(EVE, task("eve again", 1));
          executor.execute(ANN, task("ann", 1));
          work();
          ran.add("eve ends");
        });
    work();
    assertThat(ran).containsExactly("eve begins", "ann", "eve ends", "eve again");
  }

  @Test
  void choosesAnotherWhileSomebodysDearTaskStillRuns() {
    FairExecutor executor = executor(2, 2);
    executor.execute(EVE, task("eve", 500));
    executor.execute(
        EVE,
        () -> {
          // Her second one has only begun, but her first one tells what it will cost.
          executor.execute(EVE, task("eve", 500));
          executor.execute(BOB, task("bob", 1));
          executor.execute(BOB, task("bob", 1));
          work();
        });
    work();
    assertThat(ran).containsExactly("eve", "bob", "bob", "eve");
  }

  @Test
  void refusesOnePersonsCommandsBeyondTheirBoundAndEverybodysBeyondTheWhole() {
    FairExecutor executor = new FairExecutor(workers::add, new Bounds(1, 1, 10, 15), () -> nanos);
    SerialQueue first = executor.queue(EVE);
    SerialQueue second = executor.queue(EVE);
    for (int i = 0; i < 5; i++) {
      assertThat(first.tryExecute(task("eve", 1))).isTrue();
      assertThat(second.tryExecute(task("eve", 1))).isTrue();
    }
    assertThat(first.tryExecute(task("eve", 1))).isFalse();
    assertThat(second.tryExecute(task("eve", 1))).isFalse();
    SerialQueue ann = executor.queue(ANN);
    for (int i = 0; i < 5; i++) {
      assertThat(ann.tryExecute(task("ann", 1))).isTrue();
    }
    assertThat(ann.tryExecute(task("ann", 1))).isFalse();
    // The server's own are never lost.
    ann.execute(task("replay", 1));

    work();
    assertThat(ran).hasSize(16).contains("replay");
    assertThat(executor.waiting()).isZero();
    assertThat(first.tryExecute(task("eve", 1))).isTrue();
  }

  @Test
  void goesOnAfterATaskThatThrows() {
    FairExecutor executor = executor(1, 1);
    executor.execute(
        EVE,
        () -> {
          throw new StackOverflowError("told to throw");
        });
    executor.execute(EVE, task("eve", 1));
    work();
    assertThat(ran).containsExactly("eve");
  }

  @Test
  void triesAgainWithTheNextTaskWhenNoThreadCouldBeMade() {
    AtomicInteger refused = new AtomicInteger();
    FairExecutor executor =
        new FairExecutor(
            task -> {
              if (refused.incrementAndGet() == 1) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              workers.add(task);
            },
            new Bounds(1, 1, 10, 10),
            () -> nanos);
    assertThatThrownBy(() -> executor.execute(EVE, task("eve", 1)))
        .isInstanceOf(OutOfMemoryError.class);
    executor.execute(BOB, task("bob", 1));
    work();
    assertThat(ran).containsExactlyInAnyOrder("eve", "bob");
    assertThat(executor.ready()).isZero();
  }

  @Test
  void replacesAWorkerThatWasThrownOutBetweenTwoTasks() {
    AtomicInteger asked = new AtomicInteger();
    FairExecutor executor =
        new FairExecutor(
            workers::add,
            new Bounds(1, 1, 10, 10),
            () -> {
              if (asked.incrementAndGet() == 1) {
                throw new OutOfMemoryError("told to throw");
              }
              return nanos;
            });
    executor.execute(EVE, task("eve", 1));
    executor.execute(BOB, task("bob", 1));
    assertThatThrownBy(this::work).isInstanceOf(OutOfMemoryError.class);
    work();
    assertThat(ran).contains("bob");
    executor.execute(BOB, task("bob again", 1));
    work();
    assertThat(ran).contains("bob again");
  }

  @Test
  void saysThatItsThreadsWereShutDown() {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    threads.shutdownNow();
    FairExecutor executor = new FairExecutor(threads, new Bounds(1, 1, 1, 1), System::nanoTime);
    assertThatThrownBy(() -> executor.execute(ANN, () -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void keepsTheOrderOfEachQueueOnManyThreads() {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      FairExecutor executor =
          new FairExecutor(threads, new Bounds(4, 4, 100_000, 1_000_000), System::nanoTime);
      List<UserId> people = List.of(ANN, BOB, EVE);
      List<List<Integer>> orders = new ArrayList<>();
      AtomicInteger done = new AtomicInteger();
      for (int socket = 0; socket < 30; socket++) {
        SerialQueue queue = executor.queue(people.get(socket % people.size()));
        List<Integer> order = new ArrayList<>();
        orders.add(order);
        for (int i = 0; i < 500; i++) {
          int task = i;
          queue.execute(
              () -> {
                order.add(task);
                done.incrementAndGet();
              });
        }
      }
      await().until(() -> done.get() == 30 * 500);
      assertThat(orders).allSatisfy(order -> assertThat(order).isSorted().hasSize(500));
      await().until(() -> executor.waiting() == 0);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refusesLongCommandsOfOnePersonBeyondAMebibyteAndLetsOthersIn() {
    FairExecutor executor = executor(1, 1);
    SerialQueue first = executor.queue(EVE);
    SerialQueue second = executor.queue(EVE);
    int half = FairExecutor.CHARS_PER_USER / 2;
    assertThat(first.tryExecute(task("eve", 1), half)).isTrue();
    assertThat(second.tryExecute(task("eve", 1), half)).isTrue();
    assertThat(second.tryExecute(task("eve", 1), 1)).isFalse();
    assertThat(executor.queue(ANN).tryExecute(task("ann", 1), half)).isTrue();
    work();
    assertThat(second.tryExecute(task("eve", 1), half)).isTrue();
  }

  @Test
  void refusesLongCommandsOfAllBeyondEightMebibytes() {
    FairExecutor executor = executor(1, 1);
    int people = FairExecutor.CHARS / FairExecutor.CHARS_PER_USER;
    for (int i = 0; i < people; i++) {
      assertThat(
              executor
                  .queue(new UserId("u" + i))
                  .tryExecute(task("u" + i, 1), FairExecutor.CHARS_PER_USER))
          .isTrue();
    }
    assertThat(executor.queue(BOB).tryExecute(task("late", 1), 1)).isFalse();
    assertThat(executor.queue(BOB).tryExecute(task("late", 1))).isTrue();
  }
}
