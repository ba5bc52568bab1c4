package org.hiroba.feature.account;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.hiroba.log.Refusal;

/**
 * Lets tries at a name wait that many guess at, each on its request's thread, and only so many at a
 * time: guessers from everywhere hold few of the threads on which the server answers. Thread-safe.
 */
final class DelayedTries {
  /** How many wait at a time; beyond: refused, to come again. */
  static final int MOST = 32;

  private static final Duration STOPPED_COME_AGAIN = Duration.ofSeconds(2);

  private final Semaphore places = new Semaphore(MOST);
  private final Pause pause;

  /** Lets time pass. */
  @FunctionalInterface
  interface Pause {
    void pass(long millis) throws InterruptedException;
  }

  DelayedTries(Pause pause) {
    this.pause = pause;
  }

  /**
   * Waits.
   *
   * @throws Refusal too many wait already, or the server stops
   */
  void hold(Duration delay) throws Refusal {
    if (delay.isZero()) {
      return;
    }
    if (!places.tryAcquire()) {
      throw ManyAtOnce.refusal();
    }
    try {
      pause.pass(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.tooSoon("The server stops; try again in a moment.", STOPPED_COME_AGAIN);
    } finally {
      places.release();
    }
  }
}
