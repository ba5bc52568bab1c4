package org.hiroba.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one after the other, in order, on a shared executor.
 *
 * <p>At most {@value #MAX_WAITING} tasks wait; {@link #tryExecute} tells when there is no room. A
 * task that throws is logged and hinders nobody; when the executor is shut down, tasks are dropped.
 * Safe for use by many threads.
 */
public final class SerialQueue {
  /** How many tasks may wait. */
  public static final int MAX_WAITING = 1_024;

  /** After so many tasks the thread is offered to others. */
  private static final int FAIR_SHARE = 64;

  private static final Logger LOG = System.getLogger(SerialQueue.class.getName());

  private final Executor executor;
  private @Nullable ArrayDeque<Runnable> tasks;
  private boolean running;

  /** Makes an empty queue. */
  public SerialQueue(Executor executor) {
    this.executor = executor;
  }

  /** Queues a task from a client; returns false when too many wait. */
  public boolean tryExecute(Runnable task) {
    return add(task, MAX_WAITING);
  }

  /** Queues a task of the server's own, which must not be lost. */
  public void execute(Runnable task) {
    add(task, Integer.MAX_VALUE);
  }

  private boolean add(Runnable task, int limit) {
    synchronized (this) {
      if (tasks == null) {
        tasks = new ArrayDeque<>(4);
      }
      if (tasks.size() >= limit) {
        return false;
      }
      tasks.add(task);
      if (running) {
        return true;
      }
      running = true;
    }
    start();
    return true;
  }

  private void start() {
    try {
      executor.execute(this::run);
    } catch (RejectedExecutionException e) {
      // What waits is a client's, who sends it again elsewhere: whoever queued it must go on.
      LOG.log(Level.DEBUG, "The server is going down; commands are dropped: {0}", e.getMessage());
    }
  }

  private void run() {
    for (int i = 0; i < FAIR_SHARE; i++) {
      Runnable task;
      synchronized (this) {
        task = tasks == null ? null : tasks.poll();
        if (task == null) {
          tasks = null;
          running = false;
          return;
        }
      }
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        LOG.log(Level.ERROR, "A command failed unexpectedly", e);
      }
    }
    start();
  }
}
