package org.hiroba.web.body;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose body is read now, whose waits and whose is turned away, so that one source has
 * never more than its share. Starts jobs on the executor, in the order of arrival but for sources
 * that have their share already. Thread-safe.
 *
 * @param <J> what is started
 */
final class BodyQueue<J extends BodyQueue.Job> {
  /**
   * How many there may be.
   *
   * @param reading at the same time; the executor must have as many threads for them
   * @param readingPerSource of them of one source
   * @param waiting for their turn; beyond: turned away
   * @param waitingPerSource of them of one source
   */
  record Limits(int reading, int readingPerSource, int waiting, int waitingPerSource) {}

  /** Something that reads one body. */
  interface Job extends Runnable {
    /** Returns who is counted. */
    String source();
  }

  private final Limits limits;
  private final Executor executor;
  private final Map<String, Integer> reading = new HashMap<>();
  private final Map<String, Integer> waitingOf = new HashMap<>();
  private final ArrayDeque<J> waiting = new ArrayDeque<>();
  private int readingNow;

  BodyQueue(Limits limits, Executor executor) {
    this.limits = limits;
    this.executor = executor;
  }

  /** What happened to a job. */
  enum Admission {
    STARTED,
    WAITS,
    REFUSED
  }

  /** Starts a job, lets it wait, or refuses it. */
  Admission offer(J job) {
    synchronized (this) {
      if (!mayStart(job)) {
        if (waiting.size() >= limits.waiting()
            || waitingOf.getOrDefault(job.source(), 0) >= limits.waitingPerSource()) {
          return Admission.REFUSED;
        }
        waiting.add(job);
        waitingOf.merge(job.source(), 1, Integer::sum);
        return Admission.WAITS;
      }
      count(job);
    }
    execute(job);
    return Admission.STARTED;
  }

  /** Takes a job out that waits; false if it does not wait any more. */
  synchronized boolean withdraw(J job) {
    boolean waited = waiting.remove(job);
    if (waited) {
      forgetOne(waitingOf, job.source());
    }
    return waited;
  }

  /** Takes all out that wait. */
  synchronized List<J> withdrawAll() {
    List<J> all = new ArrayList<>(waiting);
    all.forEach(this::withdraw);
    return all;
  }

  /** Tells whether no more of a source would be let in. */
  synchronized boolean isFull(String source) {
    boolean mustWait =
        readingNow >= limits.reading()
            || reading.getOrDefault(source, 0) >= limits.readingPerSource();
    return mustWait
        && (waiting.size() >= limits.waiting()
            || waitingOf.getOrDefault(source, 0) >= limits.waitingPerSource());
  }

  /** Returns how many are being read. */
  synchronized int readingNow() {
    return readingNow;
  }

  /** Returns how many wait. */
  synchronized int waitingNow() {
    return waiting.size();
  }

  private void execute(J job) {
    boolean handedOver = false;
    try {
      executor.execute(
          () -> {
            try {
              job.run();
            } finally {
              ended(job);
            }
          });
      handedOver = true;
    } finally {
      if (!handedOver) {
        ended(job);
      }
    }
  }

  private void ended(J job) {
    J next;
    synchronized (this) {
      readingNow--;
      forgetOne(reading, job.source());
      next = takeNext();
    }
    if (next != null) {
      execute(next);
    }
  }

  private @Nullable J takeNext() {
    for (Iterator<J> candidates = waiting.iterator(); candidates.hasNext(); ) {
      J candidate = candidates.next();
      if (mayStart(candidate)) {
        candidates.remove();
        forgetOne(waitingOf, candidate.source());
        count(candidate);
        return candidate;
      }
    }
    return null;
  }

  private boolean mayStart(J job) {
    return readingNow < limits.reading()
        && reading.getOrDefault(job.source(), 0) < limits.readingPerSource();
  }

  private void count(J job) {
    readingNow++;
    reading.merge(job.source(), 1, Integer::sum);
  }

  private static void forgetOne(Map<String, Integer> counts, String source) {
    counts.computeIfPresent(source, (same, count) -> count == 1 ? null : count - 1);
  }
}
