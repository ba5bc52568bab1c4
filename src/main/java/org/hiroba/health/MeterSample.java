package org.hiroba.health;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The value of one meter at one moment. Immutable.
 *
 * @param name for example {@code hiroba_posts_total}
 * @param help what it counts, one line
 * @param kind counter or gauge
 * @param labels names and values, in order
 * @param value the value
 */
public record MeterSample(
    String name, String help, Kind kind, Map<String, String> labels, double value) {
  /** Copies the map and keeps its order. */
  public MeterSample {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }

  /** The kinds of meters. */
  public enum Kind {
    /** Only grows. */
    COUNTER,
    /** Goes up and down. */
    GAUGE
  }
}
