package org.hiroba.health;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done again and again, whatever it throws: a timer would drop it at the first
 * throw, without a word. Counts its rounds, for the {@link Watchdog}. Thread-safe.
 */
final class PeriodicTask implements Runnable {
  private final String name;
  private final Duration patience;
  private final Executor executor;
  private final Runnable task;
  private final AtomicBoolean isRunning = new AtomicBoolean();
  private volatile @Nullable Thread runner;
  private volatile long rounds;

  /**
   * Makes a task.
   *
   * @param patience a round must end within this time after the last one
   * @param executor runs the rounds, one at a time
   */
  PeriodicTask(String name, Duration patience, Executor executor, Runnable task) {
    this.name = name;
    this.patience = patience;
    this.executor = executor;
    this.task = task;
  }

  /** Has a round done, unless one is under way; throws nothing. */
  @Override
  public void run() {
    if (isRunning.compareAndSet(false, true)) {
      try {
        executor.execute(this::round);
      } catch (RuntimeException | Error e) {
        // Too much waits there, or there is no memory: the next round may find a place.
        isRunning.set(false);
        Workers.tell("A round of the task " + name + " was left out", e);
      }
    }
  }

  private void round() {
    runner = Thread.currentThread();
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      Workers.tell("A round of the task " + name + " failed; the next one follows", e);
    } finally {
      rounds = rounds() + 1;
      runner = null;
      isRunning.set(false);
    }
  }

  String name() {
    return name;
  }

  Duration patience() {
    return patience;
  }

  /** Returns how many rounds have ended; written by one of them at a time. */
  long rounds() {
    return rounds;
  }

  /** Tells whether the round under way waits for whom no restart mends. */
  boolean waits() {
    return runner instanceof WatchedThread ours
        && WatchedThread.doing(ours.pulse()) == WatchedThread.Doing.WAITS;
  }
}
