package org.hiroba.health;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * The threads of one kind: makes them, and knows which there are, for the {@link Watchdog}. All
 * threads of the server are made here; they are daemons and tell what they do by {@link Beat}.
 * Thread-safe.
 */
public final class Workers implements ThreadFactory {
  /** Work of our own that takes longer is stuck: none of it waits for anybody. */
  static final Duration STUCK_AFTER = Duration.ofSeconds(Watchdog.STUCK_SECONDS);

  /** Longer than any container lets a slow peer keep one thread. */
  static final Duration PATIENCE_WITH_PEERS = Duration.ofSeconds(30);

  /** So often in a row a loop comes back; then its trouble is taken to be for good. */
  static final int MOST_DEATHS = 10;

  private static final long IN_A_ROW_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final Logger LOG = System.getLogger(Workers.class.getName());

  /** How threads of a kind are watched. */
  enum Kind {
    /** One thread for one loop: no other does its work. */
    LOOP,
    /** Threads that share work and wait for nobody: each of them must go on. */
    POOL,
    /** Threads that wait for slow peers: one of them must go on while work waits. */
    PATIENT_POOL
  }

  private final String name;
  private final Kind kind;
  private final Set<WatchedThread> threads = ConcurrentHashMap.newKeySet();
  private final List<PeriodicTask> tasks = new CopyOnWriteArrayList<>();
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private volatile IntSupplier waiting = () -> 0;

  private Workers(String name, Kind kind) {
    this.name = name;
    this.kind = kind;
  }

  /** Makes the one thread of a loop, by {@link #thread} or {@link #mortalThread}. */
  public static Workers loop(String name) {
    return new Workers(name, Kind.LOOP);
  }

  /** Makes threads of a pool whose work waits for nobody but the database. */
  public static Workers pool(String name) {
    return new Workers(name, Kind.POOL);
  }

  /** Makes threads of a pool whose work waits for slow peers, each for some seconds. */
  public static Workers patientPool(String name) {
    return new Workers(name, Kind.PATIENT_POOL);
  }

  /**
   * Makes a thread, to be started by the caller, that runs until the loop returns. What the loop
   * throws, an {@code Error} too, begins it anew, so it keeps what it has taken up in fields; when
   * it throws for the {@value #MOST_DEATHS}th time in a row the thread is dead.
   */
  public Thread thread(Runnable loop) {
    return made(self -> keep(self, loop), name);
  }

  /** Makes such a thread that is dead with the first throw: its loop cannot begin anew. */
  public Thread mortalThread(Runnable loop) {
    return made(self -> once(self, loop), name);
  }

  /** Makes a thread of a pool, which makes another one when a task has thrown this one out. */
  @Override
  public Thread newThread(Runnable task) {
    return made(self -> pooled(self, task), name + "-" + made.getAndIncrement());
  }

  /** What a thread does, told which one it is. */
  @FunctionalInterface
  private interface Life {
    void live(WatchedThread self);
  }

  private Thread made(Life life, String threadName) {
    WatchedThread thread =
        new WatchedThread(() -> life.live((WatchedThread) Thread.currentThread()), threadName);
    threads.add(thread);
    return thread;
  }

  private void keep(WatchedThread self, Runnable loop) {
    int deaths = 0;
    long diedAt = 0;
    while (true) {
      try {
        self.recovers();
        loop.run();
        left(self);
        return;
      } catch (RuntimeException | Error e) {
        long now = System.nanoTime();
        deaths = deaths == 0 || now - diedAt > IN_A_ROW_NANOS ? 1 : deaths + 1;
        diedAt = now;
        if (deaths >= MOST_DEATHS) {
          self.dies();
          tell("The thread " + self.getName() + " has died; restart the server", e);
          return;
        }
        tell("The thread " + self.getName() + " was thrown out of its work and goes on", e);
        LockSupport.parkNanos(deaths * PAUSE_NANOS);
      }
    }
  }

  private void once(WatchedThread self, Runnable loop) {
    try {
      loop.run();
      left(self);
    } catch (RuntimeException | Error e) {
      self.dies();
      tell("The thread " + self.getName() + " has died", e);
    }
  }

  private void pooled(WatchedThread self, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      tell("A task threw out " + self.getName() + "; another thread takes its place", e);
    } finally {
      left(self);
    }
  }

  private void left(WatchedThread self) {
    ended.incrementAndGet();
    threads.remove(self);
  }

  static void tell(String what, Throwable why) {
    try {
      LOG.log(Level.ERROR, what, why);
    } catch (RuntimeException | Error e) {
      // Without memory there may be no line; the thread must go on all the same.
      why.addSuppressed(e);
    }
  }

  /** Says how to find out how many tasks wait for a thread of these. */
  public void waitingIs(IntSupplier tasksThatWait) {
    waiting = tasksThatWait;
  }

  /** Returns the name of the thread, or with which those of the pool begin. */
  public String name() {
    return name;
  }

  Kind kind() {
    return kind;
  }

  Set<WatchedThread> threads() {
    return threads;
  }

  List<PeriodicTask> tasks() {
    return tasks;
  }

  int waiting() {
    return waiting.getAsInt();
  }

  int ended() {
    return ended.get();
  }

  void add(PeriodicTask task) {
    tasks.add(task);
  }
}
