package org.hiroba.rate;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Decides which lines about strangers are logged: at most one a source and minute, and at most 60 a
 * minute of all sources together, unless another number is given. Thread-safe; remembers a bounded
 * number of sources (4,096), and forgets the one first whose line is the oldest.
 *
 * @param <K> who is a source
 */
public final class SparseLog<K> {
  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final int LINES_TOGETHER = 60;
  private static final int MAX_SOURCES = 4_096;

  private final LongSupplier nanoTime;
  private final TokenBucket together;
  private final int maxSources;

  /** In the order of their lines. */
  private final Map<K, Source> sources = new LinkedHashMap<>();

  private static final class Source {
    private final TokenBucket lines;
    private long leftOut;

    Source(long nanos) {
      lines = new TokenBucket(1, PERIOD, 1, nanos);
    }
  }

  /** Makes one that has logged nothing yet; {@code nanoTime} is a clock that never jumps. */
  public SparseLog(LongSupplier nanoTime) {
    this(nanoTime, MAX_SOURCES, LINES_TOGETHER);
  }

  /**
   * Makes one of other bounds.
   *
   * @param linesTogether how many lines a minute all sources have together
   */
  public SparseLog(LongSupplier nanoTime, int maxSources, int linesTogether) {
    this.nanoTime = nanoTime;
    this.maxSources = maxSources;
    this.together = new TokenBucket(linesTogether, PERIOD, linesTogether, nanoTime.getAsLong());
  }

  /**
   * Notes that something is to be told of a source.
   *
   * @return how often it was left out since the last line about this source, if a line is due now
   */
  public synchronized OptionalLong note(K key) {
    long now = nanoTime.getAsLong();
    Source source = sources.computeIfAbsent(key, same -> new Source(now));
    if (sources.size() > maxSources) {
      sources.remove(sources.keySet().iterator().next());
    }
    if (source.lines.isDue(now) && together.take(now)) {
      source.lines.take(now);
      sources.remove(key);
      sources.put(key, source);
      long leftOut = source.leftOut;
      source.leftOut = 0;
      return OptionalLong.of(leftOut);
    }
    source.leftOut++;
    return OptionalLong.empty();
  }

  /**
   * Forgets the sources about which a line is due again.
   *
   * @return those of which something was left out, and how often, in the order of their lines
   */
  public synchronized Map<K, Long> forgetEnded() {
    long now = nanoTime.getAsLong();
    Map<K, Long> ended = new LinkedHashMap<>();
    Iterator<Map.Entry<K, Source>> entries = sources.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<K, Source> entry = entries.next();
      if (!entry.getValue().lines.isDue(now)) {
        break;
      }
      entries.remove();
      if (entry.getValue().leftOut > 0) {
        ended.put(entry.getKey(), entry.getValue().leftOut);
      }
    }
    return ended;
  }

  /** Tells whether a source is remembered. */
  public synchronized boolean remembers(K key) {
    return sources.containsKey(key);
  }

  /** Returns how many sources are remembered. */
  public synchronized int remembered() {
    return sources.size();
  }
}
