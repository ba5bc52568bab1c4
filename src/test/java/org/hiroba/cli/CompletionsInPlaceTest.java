package org.hiroba.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.Test;

class CompletionsInPlaceTest {

  @Test
  void knowsTheTaskOfTheTomcatThatTheExecutableWarCarries() {
    assertThatCode(
            () ->
                Class.forName(
                    CompletionsInPlace.COMPLETION,
                    false,
                    CompletionsInPlace.class.getClassLoader()))
        .as("Tomcat's task has another name now: sends would cost a wake-up each")
        .doesNotThrowAnyException();
  }

  @Test
  void handsEveryOtherTaskToThePool() throws Exception {
    CompletionsInPlace executor = new CompletionsInPlace();
    executor.start();
    try {
      CompletableFuture<Thread> ranOn = new CompletableFuture<>();
      executor.execute(() -> ranOn.complete(Thread.currentThread()));
      assertThat(ranOn.get(30, TimeUnit.SECONDS).getName()).startsWith("hiroba-http-");
    } finally {
      stop(executor);
    }
  }

  @Test
  void handsOverWhatWouldNestTooDeep() throws Exception {
    CompletionsInPlace executor = new CompletionsInPlace();
    executor.start();
    try {
      List<Thread> threads = new CopyOnWriteArrayList<>();
      CountDownLatch done = new CountDownLatch(CompletionsInPlace.MOST_NESTED + 1);
      nest(executor, threads, done);
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(threads.subList(0, CompletionsInPlace.MOST_NESTED))
          .containsOnly(Thread.currentThread());
      assertThat(threads.get(CompletionsInPlace.MOST_NESTED)).isNotSameAs(Thread.currentThread());
    } finally {
      stop(executor);
    }
  }

  /** Runs tasks from within one another, as Tomcat does with the pieces of a long text. */
  private static void nest(CompletionsInPlace executor, List<Thread> threads, CountDownLatch done) {
    executor.inPlace(
        () -> {
          threads.add(Thread.currentThread());
          done.countDown();
          if (done.getCount() > 0) {
            nest(executor, threads, done);
          }
        });
  }

  private static void stop(CompletionsInPlace executor) throws LifecycleException {
    executor.stop();
    executor.destroy();
  }
}
