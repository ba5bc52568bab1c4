package org.hiroba.cli.chat;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A loop on a daemon thread of its own, until it is closed. Thread-safe. */
final class ThreadLoop implements Loop, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ThreadLoop.class.getName());

  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "hiroba-chat");
            thread.setDaemon(true);
            return thread;
          });

  ThreadLoop() {
    executor.setRemoveOnCancelPolicy(true);
  }

  @Override
  public void execute(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "The conversation is over; nothing is run any more");
    }
  }

  @Override
  public Runnable schedule(Duration delay, Runnable task) {
    try {
      ScheduledFuture<?> later = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> later.cancel(false);
    } catch (RejectedExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "The conversation is over; nothing is planned any more");
      return () -> {};
    }
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
