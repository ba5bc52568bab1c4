package org.hiroba.oidc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Remembers what is good once only, for as long as it would be good: at most {@value #MAX}; beyond,
 * the oldest is forgotten. Thread-safe.
 */
final class UsedOnce {
  static final int MAX = 10_000;

  private final Duration memory;
  private final Deque<Used> inOrder = new ArrayDeque<>();
  private final Set<String> known = new HashSet<>();

  private record Used(String what, Instant at) {}

  UsedOnce(Duration memory) {
    this.memory = memory;
  }

  /** Tells whether this is the first time; it is remembered then. */
  synchronized boolean isFirst(String what, Instant now) {
    forget(used -> used.at().plus(memory).isBefore(now));
    if (!known.add(what)) {
      return false;
    }
    forget(used -> inOrder.size() >= MAX);
    inOrder.addLast(new Used(what, now));
    return true;
  }

  private void forget(Predicate<Used> over) {
    Used oldest = inOrder.peekFirst();
    while (oldest != null && over.test(oldest)) {
      known.remove(inOrder.removeFirst().what());
      oldest = inOrder.peekFirst();
    }
  }
}
