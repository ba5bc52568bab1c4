package org.hiroba.feature.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.hiroba.log.Refusal;
import org.junit.jupiter.api.Test;

class FailedSignInsTest {
  private static final int LIMIT = 10;

  private int limit = LIMIT;
  private final AtomicLong nanos = new AtomicLong();
  private final FailedSignIns failures = new FailedSignIns(() -> limit, nanos::get);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private void fail(int times, String name, String source) throws Refusal {
    for (int i = 0; i < times; i++) {
      failures.begin(name, source);
    }
  }

  private long waitMillis(String name, String source) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> failures.begin(name, source));
    assertThat(refusal).as("a refusal").isNotNull();
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.RATE_LIMITED);
    Long wait = refusal.retryAfterMillis();
    return wait == null ? 0 : wait;
  }

  @Test
  void makesWhoFailedTooOftenWaitTwiceAsLongEachTime() throws Refusal {
    fail(LIMIT, "ann", "a");
    for (long expected = 6_000; expected <= 384_000; expected *= 2) {
      assertThat(waitMillis("ann", "a")).isEqualTo(expected);
      pass(Duration.ofMillis(expected));
      fail(1, "ann", "a");
    }
    assertThat(waitMillis("ann", "a")).isEqualTo(768_000);
    pass(Duration.ofSeconds(768));
    fail(1, "ann", "a");
    assertThat(waitMillis("ann", "a")).isEqualTo(900_000);
    pass(Duration.ofMinutes(31));
    fail(LIMIT - 1, "ann", "a");
    fail(1, "ann", "a");
    assertThat(waitMillis("ann", "a")).isEqualTo(6_000);
  }

  @Test
  void countsNoTryOfWhichNobodyCanSay() throws Refusal {
    for (int i = 0; i < 10 * LIMIT * FailedSignIns.ADDRESS_FACTOR; i++) {
      failures.takeBack(failures.begin("ann", "a"));
    }
    fail(LIMIT - 1, "ann", "a");
    failures.takeBack(failures.begin("ann", "a"));
    fail(1, "ann", "a");
    assertThat(waitMillis("ann", "a")).isEqualTo(6_000);
  }

  @Test
  void locksNobodyElseOut() throws Refusal {
    fail(LIMIT, "ann", "a");
    assertThat(failures.begin("ann", "b").name()).isEqualTo("ann");
    assertThat(failures.begin("bob", "a").name()).isEqualTo("bob");
  }

  @Test
  void makesAnAddressWaitThatTriesManyNames() throws Refusal {
    for (int i = 0; i < LIMIT * FailedSignIns.ADDRESS_FACTOR; i++) {
      fail(1, "name " + i, "a");
    }
    assertThat(waitMillis("another", "a")).isEqualTo(6_000);
    fail(1, "another", "b");
  }

  @Test
  void onlyDelaysANameThatIsTriedFromEverywhere() throws Refusal {
    Duration delay = Duration.ZERO;
    for (int i = 0; i < 200; i++) {
      delay = failures.begin("ann", "address " + i).delay();
      assertThat(delay.isZero()).isEqualTo(i < LIMIT);
    }
    assertThat(delay).isEqualTo(Duration.ofSeconds(2));
    pass(Duration.ofMinutes(10));
    assertThat(failures.begin("ann", "z").delay()).isZero();
  }

  @Test
  void countsWhatSucceededForNothing() throws Refusal {
    for (int i = 0; i < 1_000; i++) {
      failures.succeeded(failures.begin("ann", "a"));
    }
    assertThat(failures.begin("ann", "a").delay()).isZero();
  }

  @Test
  void countsTriesThatAreUnderWayAsFailed() throws Refusal {
    FailedSignIns.Try first = failures.begin("ann", "a");
    fail(LIMIT - 1, "ann", "a");
    assertThat(waitMillis("ann", "a")).isPositive();
    failures.succeeded(first);
    fail(1, "ann", "a");
  }

  @Test
  void letsAnOfficeInThatComesAllAtOnce() throws Refusal {
    FailedSignIns.Try last = failures.begin("first", "office");
    for (int i = 1; i < LIMIT * FailedSignIns.ADDRESS_FACTOR; i++) {
      last = failures.begin("name " + i, "office");
    }
    assertThat(waitMillis("late", "office")).isPositive();
    failures.succeeded(last);
    fail(1, "late", "office");
  }

  @Test
  void forgetsFailuresAsTimePasses() throws Refusal {
    fail(LIMIT - 1, "ann", "a");
    pass(Duration.ofMinutes(1));
    fail(LIMIT - 1, "ann", "a");
    fail(1, "ann", "a");
    assertThat(waitMillis("ann", "a")).isEqualTo(6_000);
  }

  @Test
  void countsNothingWithoutALimit() throws Refusal {
    FailedSignIns free = new FailedSignIns(() -> 0, nanos::get);
    for (int i = 0; i < 1_000; i++) {
      assertThat(free.begin("ann", "a").delay()).isZero();
    }
  }

  @Test
  void goesByTheLimitOfTheMoment() throws Refusal {
    limit = 0;
    for (int i = 0; i < 2 * LIMIT; i++) {
      failures.begin("ann", "here");
    }
    limit = 1;
    failures.begin("ann", "here");
    assertThatThrownBy(() -> failures.begin("ann", "here")).isInstanceOf(Refusal.class);
    limit = 0;
    failures.begin("ann", "here");
  }
}
