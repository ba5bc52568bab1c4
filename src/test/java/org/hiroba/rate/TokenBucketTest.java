package org.hiroba.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void grantsABurstAndThenAnEvenRate() {
    TokenBucket bucket = TokenBucket.perSecond(10, 20, 7);
    for (int i = 0; i < 20; i++) {
      assertThat(bucket.take(7)).isTrue();
    }
    assertThat(bucket.take(7)).isFalse();
    assertThat(bucket.waitNanos(7)).isEqualTo(SECOND / 10);
    assertThat(bucket.take(7 + SECOND / 10 - 1)).isFalse();
    assertThat(bucket.take(7 + SECOND / 10)).isTrue();
    assertThat(bucket.take(7 + SECOND / 10)).isFalse();
  }

  @Test
  void takesSeveralTogetherOrNone() {
    TokenBucket bucket = TokenBucket.perSecond(10, 20, 0);
    assertThat(bucket.take(15, 0)).isTrue();
    assertThat(bucket.take(6, 0)).isFalse();
    assertThat(bucket.waitNanos(6, 0)).isEqualTo(SECOND / 10);
    assertThat(bucket.take(5, 0)).isTrue();
  }

  @Test
  void takesMoreThanItCanHoldWhenItIsFull() {
    TokenBucket bucket = TokenBucket.perSecond(10, 20, 0);
    assertThat(bucket.take(1_000, 0)).isTrue();
    assertThat(bucket.take(0)).isFalse();
    assertThat(bucket.waitNanos(1_000, 0)).isEqualTo(2 * SECOND);
    assertThat(bucket.take(1_000, 2 * SECOND)).isTrue();
  }

  @Test
  void whoWaitsAsLongAsToldIsServedWhateverTheRate() {
    for (int rate = 1; rate < 1_000; rate++) {
      TokenBucket bucket = TokenBucket.perSecond(rate, 1, 0);
      assertThat(bucket.take(0)).isTrue();
      assertThat(bucket.take(bucket.waitNanos(0))).isTrue();
    }
  }

  @Test
  void aLongRestGivesNoMoreThanTheBurstAndOverflowsNothing() {
    TokenBucket bucket = new TokenBucket(1_000_000, Duration.ofMinutes(1), 1_000_000, 0);
    assertThat(bucket.take(Long.MAX_VALUE / 2)).isTrue();
    assertThat(bucket.isFull(Long.MAX_VALUE / 2)).isFalse();
    assertThat(bucket.isFull(Long.MAX_VALUE / 2 + SECOND)).isTrue();
  }

  @Test
  void aClockThatStandsStillOrGoesBackTakesNothingAway() {
    TokenBucket bucket = TokenBucket.perSecond(1, 2, SECOND);
    assertThat(bucket.take(0)).isTrue();
    assertThat(bucket.take(0)).isTrue();
    assertThat(bucket.take(0)).isFalse();
  }
}
