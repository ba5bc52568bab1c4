package org.hiroba.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final RateLimiter<String> limiter =
      new RateLimiter<>(10, Duration.ofSeconds(1), 20, nanos::get);

  private int acquired(int tries) {
    int acquired = 0;
    for (int i = 0; i < tries; i++) {
      acquired += limiter.tryAcquire("ann") == 0 ? 1 : 0;
    }
    return acquired;
  }

  @Test
  void letsTheBurstThroughAndNoMore() {
    assertThat(acquired(30)).isEqualTo(20);
  }

  @Test
  void refillsEvenlyUpToTheBurst() {
    acquired(20);
    nanos.addAndGet(Duration.ofMillis(300).toNanos());
    assertThat(acquired(30)).isEqualTo(3);
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(acquired(30)).isEqualTo(20);
  }

  @Test
  void saysExactlyWhenTheNextOneIsDue() {
    acquired(20);
    assertThat(limiter.tryAcquire("ann")).isEqualTo(100);
    nanos.addAndGet(Duration.ofMillis(99).toNanos());
    assertThat(limiter.tryAcquire("ann")).isEqualTo(1);
    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(limiter.tryAcquire("ann")).isZero();
  }

  @Test
  void keepsItsKeysApart() {
    acquired(20);
    assertThat(limiter.tryAcquire("bob")).isZero();
  }

  @Test
  void limitsNothingWhenItIsOff() {
    RateLimiter<String> off = new RateLimiter<>(0, Duration.ofSeconds(1), 0, nanos::get);
    for (int i = 0; i < 1_000; i++) {
      assertThat(off.tryAcquire("ann")).isZero();
    }
  }

  @Test
  void forgetsKeysThatHaveRestedAndNoOthers() {
    acquired(20);
    for (int i = 0; i < 30_000; i++) {
      limiter.tryAcquire("passer-by " + i);
    }
    assertThat(acquired(1)).isZero();
  }
}
