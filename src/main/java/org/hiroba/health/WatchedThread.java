package org.hiroba.health;

import org.jspecify.annotations.Nullable;

/**
 * A thread that counts what it does. It writes its pulse by itself; anybody may read it. Daemons:
 * they keep no server alive.
 */
final class WatchedThread extends Thread {
  /** What a thread is doing. */
  enum Doing {
    RESTS(0),
    WORKS(1),
    WAITS(2);

    private final int code;

    Doing(int code) {
      this.code = code;
    }
  }

  private static final int DOING_BITS = 2;

  /** The count of beats, and in the lowest bits what it does since: one write for both. */
  private volatile long pulse;

  private volatile boolean died;
  private volatile @Nullable Runnable injury;

  // Used by the thread alone.
  private long beats;
  private boolean works;
  private int waits;

  WatchedThread(Runnable task, String name) {
    super(task, name);
    setDaemon(true);
  }

  void begins() {
    works = true;
    beat();
  }

  void rests() {
    works = false;
    beat();
  }

  void waits() {
    waits++;
    beat();
  }

  void goesOn() {
    waits--;
    beat();
  }

  private void beat() {
    Doing doing = waits > 0 ? Doing.WAITS : works ? Doing.WORKS : Doing.RESTS;
    pulse = (++beats << DOING_BITS) | doing.code;
    Runnable hurts = injury;
    if (hurts != null && doing != Doing.WAITS) {
      injury = null;
      hurts.run();
    }
  }

  /** Returns a number that changes with each beat. */
  long pulse() {
    return pulse;
  }

  static Doing doing(long pulse) {
    long code = pulse & ((1 << DOING_BITS) - 1);
    return code == Doing.RESTS.code
        ? Doing.RESTS
        : code == Doing.WORKS.code ? Doing.WORKS : Doing.WAITS;
  }

  /** Notes that the thread begins anew, whatever it was about when it was thrown out. */
  void recovers() {
    waits = 0;
    rests();
  }

  void dies() {
    died = true;
  }

  boolean hasDied() {
    return died;
  }

  /** Has something done by this thread at its next beat: tests throw an Error there, or block. */
  void injure(Runnable what) {
    injury = what;
  }

  boolean isInjured() {
    return injury != null;
  }
}
