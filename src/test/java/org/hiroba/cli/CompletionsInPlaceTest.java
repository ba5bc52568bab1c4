package org.hiroba.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.CompletableFuture;
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

  private static void stop(CompletionsInPlace executor) throws LifecycleException {
    executor.stop();
    executor.destroy();
  }
}
