package org.hiroba.health;

/** Whether something works. */
public enum HealthStatus {
  /** Works. */
  UP,
  /** Does not work. */
  DOWN
}
