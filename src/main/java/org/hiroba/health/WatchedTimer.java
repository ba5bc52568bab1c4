package org.hiroba.health;

import java.time.Duration;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One thread that does things at their time, and tells the {@link Watchdog} what it does.
 * Thread-safe. Nothing on it may wait for long: whatever else is due waits as well.
 *
 * <p>What throws is told in the log; {@link #every} goes on all the same, which {@code
 * scheduleWithFixedDelay} would not.
 */
public final class WatchedTimer extends ScheduledThreadPoolExecutor {
  private static final Duration PATIENCE_ELSEWHERE = Duration.ofMinutes(1);

  private final Workers workers;

  /** Makes a timer; its thread comes with the first task. */
  public WatchedTimer(String threadName) {
    this(Workers.pool(threadName));
  }

  private WatchedTimer(Workers workers) {
    super(1, workers);
    this.workers = workers;
    setRemoveOnCancelPolicy(true);
    workers.waitingIs(this::due);
  }

  private int due() {
    Delayed next = (Delayed) getQueue().peek();
    return next != null && next.getDelay(TimeUnit.NANOSECONDS) <= 0 ? 1 : 0;
  }

  /** Returns the thread. */
  public Workers workers() {
    return workers;
  }

  /**
   * Does something again and again, each round so long after the last one, whatever it throws. A
   * task that is not done any more is found by the watchdog.
   *
   * @param name of the task, for who reads the log and the checks
   */
  public void every(Duration period, String name, Runnable task) {
    plan(period, new PeriodicTask(name, period.plus(Workers.STUCK_AFTER), Runnable::run, task));
  }

  /** Does something that takes long in the same way elsewhere, one round at a time. */
  public void every(Duration period, String name, Executor elsewhere, Runnable task) {
    plan(period, new PeriodicTask(name, period.plus(PATIENCE_ELSEWHERE), elsewhere, task));
  }

  private void plan(Duration period, PeriodicTask task) {
    workers.add(task);
    var unused =
        scheduleWithFixedDelay(task, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  protected void beforeExecute(Thread thread, Runnable task) {
    Beat.begins();
  }

  @Override
  protected void afterExecute(Runnable task, Throwable failure) {
    if (task instanceof Future<?> future && future.isDone() && !future.isCancelled()) {
      tellFailure(future);
    }
    Beat.rests();
  }

  private void tellFailure(Future<?> done) {
    try {
      var unused = done.get();
    } catch (ExecutionException e) {
      Workers.tell("A task of " + workers.name() + " failed", e);
    } catch (InterruptedException e) {
      // The timer is being shut down.
      Thread.currentThread().interrupt();
    }
  }
}
