package org.hiroba.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.hiroba.account.UserId;
import org.hiroba.health.Beat;

/**
 * Shares a few threads fairly among people: whoever used the least time lately comes next, however
 * many sockets, sessions or tasks they have.
 *
 * <p>This is start-time fair queueing: each person has a virtual time that grows by what their
 * tasks took. Who comes back after a pause starts where the others are, so nobody saves up time and
 * nobody pays for time that nobody else wanted. While a task runs its person is charged what their
 * last one took, so that two threads do not both choose the same person as the cheapest.
 *
 * <p>Thread-safe. A task that throws is logged and hinders nobody.
 */
public final class FairExecutor {
  /** What a task costs at least: none is free, however coarse the clock. */
  static final long LEAST_NANOS = 1_000;

  /**
   * How many characters the commands of one person may have that wait. What was read of a command
   * takes up to eight times as much: a {@code hello} of 64 KB that resumes 4,000 rooms half a
   * megabyte.
   */
  static final int CHARS_PER_USER = 1 << 20;

  /** How many characters all commands may have that wait. */
  static final int CHARS = 8 << 20;

  /** From this many people on, those are looked for who need not be remembered. */
  private static final int SWEEP_FROM = 1_024;

  private static final Logger LOG = System.getLogger(FairExecutor.class.getName());

  /**
   * Says how much there may be.
   *
   * @param threads how many tasks run at once
   * @param threadsPerUser how many of them may be one person's
   * @param waitingPerUser how many commands of one person may wait, over all their sessions; beyond
   *     that they are refused
   * @param waiting how many commands may wait in all; beyond that, everybody's are refused
   */
  public record Bounds(int threads, int threadsPerUser, int waitingPerUser, int waiting) {}

  private final Executor threads;
  private final Bounds bounds;
  private final LongSupplier nanoTime;
  private final Map<UserId, Share> shares = new HashMap<>();
  private final TreeSet<Share> ready = new TreeSet<>(Share.ORDER);
  private long virtualNow;
  private long made;
  private int workers;
  private int waiting;
  private int chars;
  private int sweepAt = SWEEP_FROM;

  /**
   * Makes one.
   *
   * @param threads runs at most {@code bounds.threads()} workers at once, each of which stays as
   *     long as there is something to do
   */
  public FairExecutor(Executor threads, Bounds bounds, LongSupplier nanoTime) {
    this.threads = threads;
    this.bounds = bounds;
    this.nanoTime = nanoTime;
  }

  /** Holds what one person has waiting and what they used. Guarded by the executor. */
  private static final class Share {
    static final Comparator<Share> ORDER =
        Comparator.<Share>comparingLong(share -> share.used)
            .thenComparingLong(share -> share.number);

    final long number;
    final ArrayDeque<Runnable> tasks = new ArrayDeque<>(4);
    int running;
    int waiting;
    int chars;

    /** The virtual time: changed only while this is not in the ready set. */
    long used;

    /** What the last task took. */
    long expected = LEAST_NANOS;

    Share(long number) {
      this.number = number;
    }

    boolean isIdle() {
      return tasks.isEmpty() && running == 0;
    }
  }

  /** Makes a queue of a session of this person; queues of one person share what is theirs. */
  public SerialQueue queue(UserId user) {
    return new SerialQueue(task -> execute(user, task), admission(user), nanoTime);
  }

  private Admission admission(UserId user) {
    return new Admission() {
      @Override
      public boolean enter(boolean must, int chars) {
        return admit(user, must, chars);
      }

      @Override
      public void leave(int chars) {
        left(user, chars);
      }
    };
  }

  private synchronized boolean admit(UserId user, boolean must, int more) {
    Share share = share(user);
    boolean tooMany = share.waiting >= bounds.waitingPerUser() || waiting >= bounds.waiting();
    boolean tooMuch = more > 0 && (share.chars + more > CHARS_PER_USER || chars + more > CHARS);
    if (!must && (tooMany || tooMuch)) {
      return false;
    }
    share.waiting++;
    waiting++;
    share.chars += more;
    chars += more;
    return true;
  }

  private synchronized void left(UserId user, int less) {
    Share share = shares.get(user);
    if (share != null) {
      share.waiting--;
      waiting--;
      share.chars -= less;
      chars -= less;
    }
  }

  /** Returns how many commands wait. */
  public synchronized int waiting() {
    return waiting;
  }

  /** Returns of how many people a task could run now, if there were a thread for it. */
  synchronized int ready() {
    return ready.size();
  }

  /**
   * Runs a task of a person, in turn.
   *
   * @throws RejectedExecutionException the threads were shut down
   */
  public void execute(UserId user, Runnable task) {
    synchronized (this) {
      Share share = share(user);
      ready.remove(share);
      if (share.isIdle()) {
        share.used = Math.max(share.used, virtualNow);
      }
      share.tasks.add(task);
      readyIfMayRun(share);
      if (workers >= bounds.threads() || ready.isEmpty()) {
        return;
      }
      workers++;
    }
    try {
      threads.execute(this::work);
    } catch (RuntimeException | Error e) {
      // Where no thread could be made, the next task tries again and takes this one along.
      synchronized (this) {
        workers--;
      }
      throw e;
    }
  }

  private Share share(UserId user) {
    Share known = shares.get(user);
    if (known != null) {
      return known;
    }
    if (shares.size() >= sweepAt) {
      forgetWhoOwesNothing();
      sweepAt = Math.max(SWEEP_FROM, 2 * shares.size());
    }
    Share share = new Share(made++);
    shares.put(user, share);
    return share;
  }

  private void forgetWhoOwesNothing() {
    shares
        .values()
        .removeIf(share -> share.isIdle() && share.waiting == 0 && share.used <= virtualNow);
  }

  private void readyIfMayRun(Share share) {
    if (!share.tasks.isEmpty() && share.running < bounds.threadsPerUser()) {
      ready.add(share);
    }
  }

  /** Works while there is something to do; who is thrown out of it is replaced. */
  private void work() {
    boolean done = false;
    try {
      workOn();
      done = true;
    } finally {
      if (!done) {
        replace();
      }
    }
  }

  private void replace() {
    boolean replaced = false;
    try {
      threads.execute(this::work);
      replaced = true;
    } finally {
      if (!replaced) {
        synchronized (this) {
          workers--;
        }
      }
    }
  }

  private void workOn() {
    while (true) {
      Share share;
      Runnable task;
      long charged;
      synchronized (this) {
        share = ready.pollFirst();
        if (share == null) {
          workers--;
          return;
        }
        task = share.tasks.remove();
        virtualNow = Math.max(virtualNow, share.used);
        charged = share.expected;
        share.used += charged;
        share.running++;
        try {
          readyIfMayRun(share);
        } catch (OutOfMemoryError e) {
          // This task is to be run all the same; the person's next one makes the rest ready.
          LOG.log(Level.ERROR, "No memory to plan a task", e);
        }
      }
      run(share, task, charged);
    }
  }

  private void run(Share share, Runnable task, long charged) {
    Beat.begins();
    long start = nanoTime.getAsLong();
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "A task failed unexpectedly", e);
    } finally {
      long took = Math.max(LEAST_NANOS, nanoTime.getAsLong() - start);
      synchronized (this) {
        ready.remove(share);
        share.used += took - charged;
        share.expected = took;
        share.running--;
        readyIfMayRun(share);
      }
    }
  }
}
