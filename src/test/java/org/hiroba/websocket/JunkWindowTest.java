package org.hiroba.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JunkWindowTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final JunkWindow window = new JunkWindow();

  @Test
  void takesNineteenAtOnceAndTheTwentiethIsTooMany() {
    for (int i = 1; i < JunkWindow.LIMIT; i++) {
      assertThat(window.add(0)).as("number " + i).isFalse();
    }
    assertThat(window.add(0)).isTrue();
  }

  @Test
  void countsTheLastMinuteOnly() {
    // One every four seconds: fifteen or sixteen in any minute.
    for (long i = 0; i < 1_000; i++) {
      assertThat(window.add(i * 4 * SECOND)).as("number " + i).isFalse();
    }
  }

  @Test
  void noticesAFasterStreamAfterASlowOne() {
    long now = 0;
    for (int i = 0; i < 50; i++) {
      now += 4 * SECOND;
      assertThat(window.add(now)).isFalse();
    }
    boolean tooMany = false;
    for (int i = 0; i < JunkWindow.LIMIT && !tooMany; i++) {
      now += SECOND;
      tooMany = window.add(now);
    }
    assertThat(tooMany).isTrue();
  }
}
