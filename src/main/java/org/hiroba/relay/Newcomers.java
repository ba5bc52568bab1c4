package org.hiroba.relay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hiroba.config.SourceKey;

/**
 * Who has connected and not finished the opening handshake. Nobody is refused here: a newcomer that
 * finds no place takes the oldest one's of its own source, or, when all places are taken, of the
 * source that has most of them. Honest clients hold a place for a moment, so flooding costs the
 * flooder. Used by the relay's thread only.
 *
 * @param <T> a client
 */
final class Newcomers<T> {
  private final int perSource;
  private final int together;
  private final Map<SourceKey, Deque<T>> waiting = new LinkedHashMap<>();
  private int count;

  Newcomers(int perSource, int together) {
    this.perSource = perSource;
    this.together = together;
  }

  /**
   * Takes a newcomer in.
   *
   * @return who has to go for that, and is not counted any more
   */
  Optional<T> enter(SourceKey source, T newcomer) {
    Deque<T> own = waiting.get(source);
    Optional<T> gone = Optional.empty();
    if (own != null && own.size() >= perSource) {
      gone = oldestOf(source, own);
    } else if (count >= together) {
      gone =
          waiting.entrySet().stream()
              .max((one, other) -> one.getValue().size() - other.getValue().size())
              .flatMap(fullest -> oldestOf(fullest.getKey(), fullest.getValue()));
    }
    waiting.computeIfAbsent(source, same -> new ArrayDeque<>()).add(newcomer);
    count++;
    return gone;
  }

  private Optional<T> oldestOf(SourceKey source, Deque<T> queue) {
    T oldest = queue.remove();
    counted(source, queue);
    return Optional.of(oldest);
  }

  /** Forgets one who has come in or gone; does nothing if it is not here. */
  void leave(SourceKey source, T who) {
    Deque<T> queue = waiting.get(source);
    if (queue != null && queue.remove(who)) {
      counted(source, queue);
    }
  }

  private void counted(SourceKey source, Deque<T> queue) {
    count--;
    if (queue.isEmpty()) {
      waiting.remove(source);
    }
  }

  int count() {
    return count;
  }
}
