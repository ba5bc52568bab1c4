package org.hiroba.health;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a check found: an entry of {@code checks} in the protocol's {@code -/ready}. Immutable.
 *
 * @param name which check, in lower case with dashes
 * @param status what it found
 * @param data details for an operator, in order: strings, numbers and booleans; no secrets
 */
public record CheckResult(String name, HealthStatus status, Map<String, Object> data) {
  /** Copies the map and keeps its order. */
  public CheckResult {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /** Makes a good result without details. */
  public static CheckResult up(String name) {
    return new CheckResult(name, HealthStatus.UP, Map.of());
  }

  /** Makes a good result. */
  public static CheckResult up(String name, Map<String, Object> data) {
    return new CheckResult(name, HealthStatus.UP, data);
  }

  /** Makes a bad result that says what is wrong and what to do. */
  public static CheckResult down(String name, String error) {
    return new CheckResult(name, HealthStatus.DOWN, Map.of("error", error));
  }
}
