package org.hiroba.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.hiroba.health.Beat;
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

  /** After this time it is too, as soon as a task has ended. */
  static final long FAIR_NANOS = 2_000_000;

  private static final Logger LOG = System.getLogger(SerialQueue.class.getName());

  private final Executor executor;
  private final Admission admission;
  private final LongSupplier nanoTime;
  private @Nullable ArrayDeque<Waiting> tasks;
  private boolean running;

  private record Waiting(Runnable task, int chars) {}

  /** Makes an empty queue. */
  public SerialQueue(Executor executor) {
    this(executor, Admission.UNLIMITED, System::nanoTime);
  }

  /**
   * Makes an empty queue that shares a limit with others.
   *
   * @param admission is asked besides {@link #MAX_WAITING}
   */
  SerialQueue(Executor executor, Admission admission, LongSupplier nanoTime) {
    this.executor = executor;
    this.admission = admission;
    this.nanoTime = nanoTime;
  }

  /** Queues a task from a client; returns false when too many wait. */
  public boolean tryExecute(Runnable task) {
    return add(new Waiting(task, 0), false);
  }

  /**
   * Queues a task from a client; returns false when too many wait, or too much.
   *
   * @param chars of the client's message, of which the task keeps what it says
   */
  public boolean tryExecute(Runnable task, int chars) {
    return add(new Waiting(task, chars), false);
  }

  /** Queues a task of the server's own, which must not be lost. */
  public void execute(Runnable task) {
    add(new Waiting(task, 0), true);
  }

  private boolean add(Waiting task, boolean must) {
    synchronized (this) {
      if (tasks != null && tasks.size() >= MAX_WAITING && !must) {
        return false;
      }
      if (!admission.enter(must, task.chars())) {
        return false;
      }
      if (tasks == null) {
        tasks = new ArrayDeque<>(4);
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

  /** Runs tasks for a while; whatever throws this thread out, the rest runs on another turn. */
  private void run() {
    boolean empty = false;
    try {
      empty = runSome();
    } finally {
      if (!empty) {
        start();
      }
    }
  }

  /** Returns whether nothing waits any more. */
  private boolean runSome() {
    long start = nanoTime.getAsLong();
    for (int i = 0; i < FAIR_SHARE && (i == 0 || nanoTime.getAsLong() - start < FAIR_NANOS); i++) {
      Waiting next;
      synchronized (this) {
        next = tasks == null ? null : tasks.poll();
        if (next == null) {
          tasks = null;
          running = false;
          return true;
        }
      }
      admission.leave(next.chars());
      Beat.begins();
      try {
        next.task().run();
      } catch (RuntimeException | Error e) {
        LOG.log(Level.ERROR, "A command failed unexpectedly", e);
      }
    }
    return false;
  }
}
