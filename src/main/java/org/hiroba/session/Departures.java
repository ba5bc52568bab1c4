package org.hiroba.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Collects sends of many connections and hands them over together: a task for each of the
 * container's {@linkplain Connection#sender sending threads}, not one for each connection. A
 * hand-over costs more than the send, and wakes a thread each time.
 *
 * <p>Belongs to one thread: not safe for use by others.
 */
public final class Departures {
  /**
   * How many sends make one task. Between two of them a sending thread reads what its clients say,
   * which may be what the next message is made of.
   */
  static final int TASK_SENDS = 64;

  /**
   * For so long sends that were handed over count as under way when nothing moves. A sending thread
   * that is stuck keeps nobody but its own clients waiting.
   */
  static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private static final Logger LOG = System.getLogger(Departures.class.getName());

  private final Executor owner;
  private final LongSupplier nanoTime;
  private final AtomicInteger underWay = new AtomicInteger();
  private IdentityHashMap<Executor, ArrayDeque<Runnable>> collected = new IdentityHashMap<>();
  private long movedAtNanos;

  /**
   * Makes an empty collection.
   *
   * @param owner runs tasks on the thread to which the collection belongs; may be any thread, if
   *     nobody asks {@link #areUnderWay}
   */
  public Departures(Executor owner) {
    this(owner, System::nanoTime);
  }

  Departures(Executor owner, LongSupplier nanoTime) {
    this.owner = owner;
    this.nanoTime = nanoTime;
  }

  /** Adds a send to those of a thread. */
  void add(Executor sender, Runnable send) {
    sendsOf(sender).addLast(send);
  }

  /** Adds a send before those of a thread: somebody has waited for it already. */
  void addFirst(Executor sender, Runnable send) {
    sendsOf(sender).addFirst(send);
  }

  private ArrayDeque<Runnable> sendsOf(Executor sender) {
    return collected.computeIfAbsent(sender, thread -> new ArrayDeque<>());
  }

  /** Hands over what was added since the last call. */
  public void leave() {
    if (collected.isEmpty()) {
      return;
    }
    IdentityHashMap<Executor, ArrayDeque<Runnable>> leaving = collected;
    collected = new IdentityHashMap<>();
    // All of them before the first, which may have run before the second is handed over.
    underWay.addAndGet(leaving.size());
    leaving.forEach(this::handOver);
  }

  /** Tells whether sends that were handed over wait for their turn, and their threads move. */
  boolean areUnderWay() {
    return underWay.get() > 0 && nanoTime.getAsLong() - movedAtNanos < PATIENCE_NANOS;
  }

  private void handOver(Executor sender, ArrayDeque<Runnable> sends) {
    movedAtNanos = nanoTime.getAsLong();
    try {
      sender.execute(() -> run(sender, sends));
    } catch (RejectedExecutionException e) {
      // The container is going down: each send finds out by itself and tells its outbox.
      run(sender, sends);
    } catch (RuntimeException | Error e) {
      // Those of this thread alone: their clients are closed when nothing has left for a while.
      underWay.decrementAndGet();
      LOG.log(Level.ERROR, "Sends were not handed over", e);
    }
  }

  private void run(Executor sender, ArrayDeque<Runnable> sends) {
    try {
      for (int i = 0; i < TASK_SENDS && !sends.isEmpty(); i++) {
        sends.removeFirst().run();
      }
    } finally {
      if (!sends.isEmpty()) {
        owner.execute(() -> handOver(sender, sends));
      } else if (underWay.decrementAndGet() == 0) {
        owner.execute(() -> {});
      }
    }
  }
}
