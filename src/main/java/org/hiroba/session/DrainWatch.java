package org.hiroba.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the events that one client is to get and those that have left, for who waits until all of
 * some moment have.
 *
 * <p>Not safe for use by many threads: belongs to an {@link Outbox}, whose lock guards it.
 */
final class DrainWatch {
  private long taken;
  private long left;

  /** Made on first use, as few ever wait. */
  private @Nullable ArrayDeque<Waiter> waiters;

  /**
   * Waits until some events have left.
   *
   * @param after how many events must have left since the beginning
   */
  private record Waiter(long after, Runnable next) {}

  /** Notes that events were taken, to leave later. */
  void taken(int events) {
    taken += events;
  }

  /** Remembers what is due when all events that were taken up to now have left. */
  void whenAllLeft(Runnable next) {
    if (waiters == null) {
      waiters = new ArrayDeque<>(2);
    }
    waiters.add(new Waiter(taken, next));
  }

  /** Notes that events have left; returns what is due now. */
  List<Runnable> left(int events) {
    left += events;
    ArrayDeque<Waiter> all = waiters;
    if (all == null) {
      return List.of();
    }
    List<Runnable> due = new ArrayList<>(all.size());
    while (!all.isEmpty() && all.element().after() <= left) {
      due.add(all.remove().next());
    }
    if (all.isEmpty()) {
      waiters = null;
    }
    return due;
  }

  /** Forgets who waits. */
  void clear() {
    waiters = null;
  }
}
