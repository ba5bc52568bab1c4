package org.hiroba.rate;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Decides which lines about strangers are logged: at most one a source and minute, and at most 60 a
 * minute of all sources together. Thread-safe; remembers the 4,096 sources heard last.
 *
 * @param <K> who is a source
 */
public final class SparseLog<K> {
  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final int LINES_TOGETHER = 60;
  private static final int MAX_SOURCES = 4_096;

  private final LongSupplier nanoTime;
  private final TokenBucket together;
  private final Map<K, Source> sources =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Source> eldest) {
          return size() > MAX_SOURCES;
        }
      };

  private static final class Source {
    private final TokenBucket lines;
    private long leftOut;

    Source(long nanos) {
      lines = new TokenBucket(1, PERIOD, 1, nanos);
    }
  }

  /** Makes one that has logged nothing yet; {@code nanoTime} is a clock that never jumps. */
  public SparseLog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.together = new TokenBucket(LINES_TOGETHER, PERIOD, LINES_TOGETHER, nanoTime.getAsLong());
  }

  /**
   * Notes that something is to be told of a source.
   *
   * @return how often it was left out since the last line about this source, if a line is due now
   */
  public synchronized OptionalLong note(K key) {
    long now = nanoTime.getAsLong();
    Source source = sources.computeIfAbsent(key, same -> new Source(now));
    if (source.lines.isDue(now) && together.take(now)) {
      source.lines.take(now);
      long leftOut = source.leftOut;
      source.leftOut = 0;
      return OptionalLong.of(leftOut);
    }
    source.leftOut++;
    return OptionalLong.empty();
  }

  int remembered() {
    return sources.size();
  }
}
