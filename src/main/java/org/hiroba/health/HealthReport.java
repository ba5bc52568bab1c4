package org.hiroba.health;

import java.util.List;

/**
 * All checks of one question, {@code -/live} or {@code -/ready}. Immutable.
 *
 * @param status UP if nothing that counts is DOWN; 200 or 503 follow from it
 * @param checks every result, in the order of registration
 */
public record HealthReport(HealthStatus status, List<CheckResult> checks) {
  /** Copies the list. */
  public HealthReport {
    checks = List.copyOf(checks);
  }
}
