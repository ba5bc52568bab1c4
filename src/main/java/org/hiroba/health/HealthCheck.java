package org.hiroba.health;

/**
 * Something that can tell whether it works. Called from any thread, at any time, many times a
 * minute: it answers from what it knows and waits for nothing.
 */
public interface HealthCheck {
  /** Returns the name that {@link #check()} reports, in lower case with dashes. */
  String name();

  /** Looks whether it works. A check that throws counts as DOWN. */
  CheckResult check();
}
