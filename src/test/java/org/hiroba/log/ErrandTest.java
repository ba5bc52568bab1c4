package org.hiroba.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ErrandTest {
  private final AtomicLong millis = new AtomicLong(1_000_000);
  private final Errand errand = new Errand(millis::get);

  private void look(boolean more) {
    assertThat(errand.isDue()).isTrue();
    errand.looked(more);
  }

  @Test
  void isLookedForAtTheStartAndThenOnceAMinute() {
    look(false);
    for (int second = 1; second < 60; second++) {
      millis.addAndGet(1_000);
      assertThat(errand.isDue()).isFalse();
    }
    millis.addAndGet(1_000);
    look(false);
    assertThat(errand.isDue()).isFalse();
  }

  @Test
  void goesOnUntilThereIsNoMore() {
    look(true);
    look(true);
    look(false);
    assertThat(errand.isDue()).isFalse();
  }

  @Test
  void isLookedForAtOnceWhenItBegins() {
    look(false);
    errand.begin();
    look(false);
    assertThat(errand.isDue()).isFalse();
  }

  @Test
  void forgetsNothingThatBeginsDuringARound() {
    assertThat(errand.isDue()).isTrue();
    errand.begin();
    errand.looked(false);
    look(false);
  }

  @Test
  void triesAgainAfterARoundThatFailed() {
    assertThat(errand.isDue()).isTrue();
    assertThat(errand.isDue()).isTrue();
  }

  @Test
  void outlivesAClockThatIsSetBack() {
    look(false);
    millis.addAndGet(-Duration.ofHours(1).toMillis());
    look(false);
  }
}
