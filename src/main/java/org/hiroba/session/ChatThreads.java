package org.hiroba.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.hiroba.account.UserId;
import org.hiroba.health.WatchedPool;
import org.hiroba.health.Workers;

/**
 * Holds the threads on which sessions' work runs, apart by kind, so that no kind starves another;
 * within each kind they are shared fairly among people by {@link FairExecutor}. Thread-safe.
 *
 * <p>At most {@value #WAITING_PER_USER} commands of one person and {@value #WAITING} in all wait
 * for each kind; beyond that they are refused as {@code rate-limited}.
 */
public final class ChatThreads {
  /** How many commands of one person may wait, of each kind. */
  public static final int WAITING_PER_USER = 2_048;

  /** How many commands may wait in all, of each kind. */
  public static final int WAITING = 65_536;

  private final List<WatchedPool> pools = new ArrayList<>();
  private final FairExecutor commands;
  private final FairExecutor reads;
  private final FairExecutor searches;
  private final FairExecutor arrivals;

  /** Makes the threads, which come with what they are to do. */
  public ChatThreads(LongSupplier nanoTime) {
    commands = fair("hiroba-command", 4, 2, nanoTime);
    reads = fair("hiroba-read", 4, 2, nanoTime);
    // One search of a person at a time: the next one waits for it.
    searches = fair("hiroba-search", 2, 1, nanoTime);
    arrivals = fair("hiroba-arrival", 2, 1, nanoTime);
  }

  private FairExecutor fair(String name, int size, int perUser, LongSupplier nanoTime) {
    // The fair executor gives the pool no more tasks than it has threads.
    WatchedPool pool = new WatchedPool(Workers.pool(name), size, Integer.MAX_VALUE);
    pools.add(pool);
    FairExecutor fair =
        new FairExecutor(
            pool, new FairExecutor.Bounds(size, perUser, WAITING_PER_USER, WAITING), nanoTime);
    pool.workers().waitingIs(fair::ready);
    return fair;
  }

  /** Returns the threads, for the watchdog. */
  public List<Workers> threads() {
    return pools.stream().map(WatchedPool::workers).toList();
  }

  /** Makes the queues of a session of this person. */
  public SessionQueues queues(UserId user) {
    return new SessionQueues(
        commands.queue(user), reads.queue(user), searches.queue(user), arrivals.queue(user));
  }

  /** Takes no more commands; those that wait are still carried out. */
  public void stopCommands() {
    pools.get(0).shutdown();
  }

  /** Takes nothing more; what waits is still done. */
  public void stop() {
    pools.forEach(ExecutorService::shutdown);
  }

  /** Waits after {@link #stop} until all is done; what takes longer is interrupted. */
  public void awaitEnd(long millisEach) throws InterruptedException {
    for (ExecutorService pool : pools) {
      if (!pool.awaitTermination(millisEach, TimeUnit.MILLISECONDS)) {
        pool.shutdownNow();
      }
    }
  }
}
