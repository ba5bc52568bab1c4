package org.hiroba.health;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A pool of so many threads, which tell the {@link Watchdog} what they do. Thread-safe. */
public final class WatchedPool extends ThreadPoolExecutor {
  private static final int IDLE_SECONDS = 30;

  private final Workers workers;

  /**
   * Makes a pool; threads come with its tasks.
   *
   * @param waiting so many tasks may wait; beyond, they are refused
   */
  public WatchedPool(Workers workers, int threads, int waiting) {
    super(
        threads,
        threads,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(waiting),
        workers);
    this.workers = workers;
    workers.waitingIs(getQueue()::size);
  }

  /** Returns the threads. */
  public Workers workers() {
    return workers;
  }

  @Override
  protected void beforeExecute(Thread thread, Runnable task) {
    Beat.begins();
  }

  @Override
  protected void afterExecute(Runnable task, Throwable failure) {
    Beat.rests();
  }
}
