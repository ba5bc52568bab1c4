package org.hiroba.health;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches one thread that works in rounds: DOWN when it is dead, or has been in one round for too
 * long. The thread says when a round begins and ends. Thread-safe.
 */
public final class ThreadWatch implements HealthCheck {
  private final String name;
  private final Duration atMost;
  private final LongSupplier nanoTime;
  private volatile @Nullable Thread thread;
  private volatile boolean working;
  private volatile long since;

  /**
   * Makes a watch that is UP until it is given a thread.
   *
   * @param name of the check, in lower case with dashes
   * @param atMost how long a round may take
   */
  public ThreadWatch(String name, Duration atMost, LongSupplier nanoTime) {
    this.name = name;
    this.atMost = atMost;
    this.nanoTime = nanoTime;
  }

  /** Watches a thread that has been started. */
  public void watch(Thread started) {
    thread = started;
  }

  /** Notes that a round begins, also right after another one. */
  public void begins() {
    since = nanoTime.getAsLong();
    working = true;
  }

  /** Notes that the thread waits for work. */
  public void ends() {
    working = false;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public CheckResult check() {
    Thread watched = thread;
    if (watched == null) {
      return CheckResult.up(name);
    }
    if (!watched.isAlive()) {
      return CheckResult.down(
          name, "The thread " + watched.getName() + " has died; see the log, then restart.");
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - since);
    if (working && seconds > atMost.toSeconds()) {
      return CheckResult.down(
          name,
          "The thread "
              + watched.getName()
              + " has been in one piece of work for "
              + seconds
              + " s. Look at a thread dump; a restart helps if the disk or the database hangs.");
    }
    return CheckResult.up(name, Map.of("thread", watched.getName()));
  }
}
