package org.hiroba.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UsedOnceTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final UsedOnce used = new UsedOnce(Duration.ofMinutes(10));

  @Test
  void remembersForAsLongAsItWouldBeGood() {
    assertThat(used.isFirst("a", NOON)).isTrue();
    assertThat(used.isFirst("a", NOON.plusSeconds(600))).isFalse();
    assertThat(used.isFirst("a", NOON.plusSeconds(601))).isTrue();
  }

  @Test
  void forgetsTheOldestBeyondTenThousand() {
    for (int i = 0; i < UsedOnce.MAX; i++) {
      used.isFirst("n" + i, NOON);
    }
    assertThat(used.isFirst("n0", NOON)).as("full, but nothing is forgotten early").isFalse();
    assertThat(used.isFirst("one more", NOON)).isTrue();
    assertThat(used.isFirst("n" + (UsedOnce.MAX - 1), NOON)).isFalse();
  }
}
