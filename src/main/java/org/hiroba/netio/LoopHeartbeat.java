package org.hiroba.netio;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.hiroba.health.CheckResult;

/** Tells whether a loop's thread lives and goes round. Thread-safe. */
final class LoopHeartbeat {
  private static final Duration STUCK_AFTER = Duration.ofSeconds(8);

  private final String name;
  private final Thread thread;
  private final LongSupplier nanoTime;
  private volatile long beatAt;
  private volatile boolean running;

  LoopHeartbeat(String name, Thread thread, LongSupplier nanoTime) {
    this.name = name;
    this.thread = thread;
    this.nanoTime = nanoTime;
  }

  void started() {
    beat();
    running = true;
  }

  void beat() {
    beatAt = nanoTime.getAsLong();
  }

  void stopped() {
    running = false;
  }

  CheckResult check() {
    if (!running) {
      return CheckResult.up(name, Map.of("running", false));
    }
    Duration silence = Duration.ofNanos(nanoTime.getAsLong() - beatAt);
    if (!thread.isAlive() && thread.getState() == Thread.State.TERMINATED) {
      return CheckResult.down(name, "its thread has died; see the log, and restart the server");
    }
    if (silence.compareTo(STUCK_AFTER) >= 0) {
      return CheckResult.down(
          name,
          "its thread has been stuck for "
              + silence.toSeconds()
              + " s; take a thread dump (jstack) and restart the server");
    }
    return CheckResult.up(name, Map.of("running", true));
  }
}
