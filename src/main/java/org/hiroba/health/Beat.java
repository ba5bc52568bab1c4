package org.hiroba.health;

/**
 * What the current thread tells the {@link Watchdog} of its work: it costs one write of a field,
 * and nothing happens on a thread that {@link Workers} did not make. Stateless.
 */
public final class Beat {
  private Beat() {}

  /** Tells that a piece of work begins, also right after another one. */
  public static void begins() {
    if (Thread.currentThread() instanceof WatchedThread ours) {
      ours.begins();
    }
  }

  /** Tells that the thread waits for work. */
  public static void rests() {
    if (Thread.currentThread() instanceof WatchedThread ours) {
      ours.rests();
    }
  }

  /**
   * Tells that the thread begins to wait for the database, the disk or somebody else whom no
   * restart mends: it does not count as stuck until {@link #goesOn}, which must follow. May be
   * nested.
   */
  public static void waits() {
    if (Thread.currentThread() instanceof WatchedThread ours) {
      ours.waits();
    }
  }

  /** Tells that such a wait has ended. */
  public static void goesOn() {
    if (Thread.currentThread() instanceof WatchedThread ours) {
      ours.goesOn();
    }
  }
}
