package org.hiroba.feature.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ManyAtOnceTest {
  @Test
  void tellsPeopleToComeAgainAtDifferentTimes() {
    Set<Long> millis = new TreeSet<>();
    for (int i = 0; i < 200; i++) {
      millis.add(Objects.requireNonNull(ManyAtOnce.refusal().retryAfterMillis()));
    }
    assertThat(millis)
        .hasSizeGreaterThan(1)
        .allMatch(
            one ->
                one >= ManyAtOnce.FIRST_SECOND * 1_000L && one <= ManyAtOnce.LAST_SECOND * 1_000L);
  }
}
