package org.hiroba.startup;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What a start has opened so far: closed, last first, when the rest cannot be opened. Used by the
 * thread that starts.
 */
final class Opened implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Opened.class.getName());

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  /** Remembers a part and returns it. */
  <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  /** Closes all, whatever one of them throws. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception | Error e) {
        LOG.log(Level.WARNING, "What a failed start had opened did not close cleanly", e);
      }
    }
  }

  /** Lets each end, without what waits for it. */
  static void endNow(ExecutorService... executors) {
    for (ExecutorService executor : executors) {
      executor.shutdownNow();
    }
  }

  /** Waits five seconds for each to end, then ends it the hard way. */
  static void awaitEnd(ExecutorService... executors) throws InterruptedException {
    for (ExecutorService executor : executors) {
      if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    }
  }
}
