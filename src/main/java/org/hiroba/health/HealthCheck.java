package org.hiroba.health;

/**
 * Something that can tell whether it works. Called from any thread, at any time, many times a
 * minute: it answers from what it knows and waits for nothing, a {@link ActiveProbe} apart, which
 * waits for its own time limit at most.
 */
public interface HealthCheck {
  /** Returns the name that {@link #check()} reports, in lower case with dashes. */
  String name();

  /**
   * Begins to look, if that takes a while, and returns at once: all checks of a question begin
   * before the first is waited for. Nothing by default.
   */
  default void begin() {}

  /** Looks whether it works. A check that throws counts as DOWN. */
  CheckResult check();
}
