package org.hiroba.websocket.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PingLimitTest {
  /** A clock that is about to overflow, as nanoTime may be. */
  private long now = Long.MAX_VALUE - 5;

  private final PingLimit limit = new PingLimit();

  private int allowedOf(int pings) {
    int allowed = 0;
    for (int i = 0; i < pings; i++) {
      allowed += limit.allows(now) ? 1 : 0;
    }
    return allowed;
  }

  @Test
  void allowsABurstAndThenSoManyASecond() {
    assertThat(allowedOf(5_000)).isEqualTo(PingLimit.BURST);
    now += 1_000_000_000L;
    assertThat(allowedOf(5_000)).isEqualTo(PingLimit.PER_SECOND);
    now += 1_000_000_000_000L;
    assertThat(allowedOf(5_000)).isEqualTo(PingLimit.BURST);
  }

  @Test
  void allowsAClientThatPingsAllTheTime() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(limit.allows(now)).isTrue();
      now += 1_000_000_000L / PingLimit.PER_SECOND;
    }
  }
}
