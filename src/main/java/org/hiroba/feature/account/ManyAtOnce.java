package org.hiroba.feature.account;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.hiroba.log.Refusal;

/**
 * Refuses who comes while as many sign in as may at a time. When they may come again differs from
 * one to the next, or all would come at the same moment and delay those who chat. Stateless.
 */
final class ManyAtOnce {
  static final int FIRST_SECOND = 2;
  static final int LAST_SECOND = 9;

  private ManyAtOnce() {}

  static Refusal refusal() {
    int seconds = ThreadLocalRandom.current().nextInt(FIRST_SECOND, LAST_SECOND + 1);
    return Refusal.tooSoon(
        "Many people sign in at this moment; wait some seconds and try again.",
        Duration.ofSeconds(seconds));
  }
}
