package org.hiroba.session;

import java.util.ArrayDeque;
import java.util.Queue;

/** Lets the replays of one session run one after the other. Safe for use by many threads. */
final class ReplayTurns {
  private final Queue<Runnable> waiting = new ArrayDeque<>(2);
  private boolean running;

  /** Begins a replay when those that began before have ended; never two at once. */
  void begin(Runnable replay) {
    synchronized (this) {
      if (running) {
        waiting.add(replay);
        return;
      }
      running = true;
    }
    replay.run();
  }

  /** Notes that a replay has ended and begins the next one. */
  void end() {
    Runnable next;
    synchronized (this) {
      next = waiting.poll();
      running = next != null;
    }
    if (next != null) {
      next.run();
    }
  }
}
