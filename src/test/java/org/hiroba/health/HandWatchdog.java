package org.hiroba.health;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A watchdog whose time is moved by hand, and what hurts the threads that it watches. */
public final class HandWatchdog {
  private long nanos;
  private final Watchdog watchdog = new Watchdog(() -> nanos);

  /** Watches threads. */
  public HandWatchdog(Supplier<List<Workers>> threads) {
    watchdog.watch(threads);
    watchdog.look();
  }

  /** Watches threads of one kind and asks for them once. */
  public static CheckResult check(Workers workers) {
    return new HandWatchdog(() -> List.of(workers)).check(workers.name());
  }

  /** Lets seconds pass, with two looks in each as in a server. */
  public void pass(int seconds) {
    for (int i = 0; i < 2 * seconds; i++) {
      nanos += TimeUnit.MILLISECONDS.toNanos(500);
      watchdog.look();
    }
  }

  /** Lets the whole machine sleep. */
  public void sleep(long hours) {
    nanos += TimeUnit.HOURS.toNanos(hours);
    watchdog.look();
  }

  public Watchdog watchdog() {
    return watchdog;
  }

  /** Returns what is found of a kind of threads now. */
  public CheckResult check(String name) {
    return watchdog.checks().stream()
        .filter(check -> check.name().equals(name))
        // The last of one name: the first watchdog is this one.
        .reduce((first, last) -> last)
        .orElseThrow()
        .check();
  }

  /** Has something done by the thread of a loop, as soon as it does anything. */
  public static void injure(Workers workers, Runnable what) {
    injureAtNextWork(workers, what);
    // Most wait for work; an interrupt makes each of them look whether it is to end.
    workers.threads().forEach(Thread::interrupt);
  }

  /** Has something done by the thread of a loop, which waits for work, when it begins with some. */
  public static void injureAtNextWork(Workers workers, Runnable what) {
    workers.threads().forEach(thread -> thread.injure(what));
  }

  /** Tells whether what {@link #injure} was given is done, or being done. */
  public static boolean isInjured(Workers workers) {
    return workers.threads().stream().noneMatch(WatchedThread::isInjured);
  }

  /** Tells whether all threads of a kind wait for work. */
  public static boolean rests(Workers workers) {
    return workers.threads().stream()
        .allMatch(thread -> WatchedThread.doing(thread.pulse()) == WatchedThread.Doing.RESTS);
  }

  public static boolean isLoop(Workers workers) {
    return workers.kind() == Workers.Kind.LOOP;
  }

  /** Returns the threads of a kind. */
  public static List<Thread> threads(Workers workers) {
    return List.copyOf(workers.threads());
  }
}
