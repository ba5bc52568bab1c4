package org.hiroba.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts handshakes that were let in and whose sessions are still to come: without them, whoever
 * connects fast enough is past a limit before anybody counts. One that becomes no session is
 * forgotten after {@value #PATIENCE_SECONDS} seconds. Not thread-safe.
 *
 * @param <K> whose handshakes are counted
 */
final class Admissions<K> {
  static final int PATIENCE_SECONDS = 30;

  private static final long PATIENCE_NANOS = Duration.ofSeconds(PATIENCE_SECONDS).toNanos();

  /** When each was let in, the oldest first. */
  private final Map<K, ArrayDeque<Long>> waiting = new HashMap<>();

  void add(K key, long nowNanos) {
    waiting.computeIfAbsent(key, k -> new ArrayDeque<>(2)).add(nowNanos);
  }

  /** Notes that one has become a session, or never will. */
  void remove(K key) {
    waiting.computeIfPresent(
        key,
        (k, times) -> {
          times.poll();
          return times.isEmpty() ? null : times;
        });
  }

  int count(K key, long nowNanos) {
    ArrayDeque<Long> times = waiting.get(key);
    if (times == null) {
      return 0;
    }
    while (!times.isEmpty() && nowNanos - times.element() > PATIENCE_NANOS) {
      times.remove();
    }
    if (times.isEmpty()) {
      waiting.remove(key);
    }
    return times.size();
  }
}
