package org.hiroba.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ThreadWatchTest {
  private long nanos;
  private final ThreadWatch watch = new ThreadWatch("worker", Duration.ofSeconds(60), () -> nanos);

  @Test
  void isDownFromTheDeathOfItsThreadOn() throws InterruptedException {
    assertThat(watch.check().status()).isEqualTo(HealthStatus.UP);
    CountDownLatch end = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "a-worker");
    thread.start();
    watch.watch(thread);
    assertThat(watch.check().status()).isEqualTo(HealthStatus.UP);

    end.countDown();
    thread.join();
    assertThat(watch.check().status()).isEqualTo(HealthStatus.DOWN);
    assertThat(watch.check().data().get("error")).asString().contains("a-worker");
  }

  @Test
  void isDownWhileARoundTakesTooLongAndNotWhileNothingIsToDo() {
    watch.watch(Thread.currentThread());
    watch.begins();
    nanos += Duration.ofSeconds(59).toNanos();
    assertThat(watch.check().status()).isEqualTo(HealthStatus.UP);
    nanos += Duration.ofSeconds(2).toNanos();
    assertThat(watch.check().status()).isEqualTo(HealthStatus.DOWN);
    assertThat(watch.check().data().get("error")).asString().contains("61 s");
    watch.begins();
    assertThat(watch.check().status()).isEqualTo(HealthStatus.UP);
    watch.ends();
    nanos += Duration.ofHours(1).toNanos();
    assertThat(watch.check().status()).isEqualTo(HealthStatus.UP);
  }
}
