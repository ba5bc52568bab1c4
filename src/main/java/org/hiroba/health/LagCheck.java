package org.hiroba.health;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Tells whether something follows fast enough. Thread-safe if its lag is. */
public final class LagCheck implements HealthCheck {
  private final String name;
  private final Duration atMost;
  private final Supplier<Duration> lag;
  private final String advice;

  /**
   * Makes a check.
   *
   * @param name in lower case with dashes
   * @param atMost beyond it the check is DOWN
   * @param lag how far it is behind now
   * @param advice what that means and what to do: whole sentences
   */
  public LagCheck(String name, Duration atMost, Supplier<Duration> lag, String advice) {
    this.name = name;
    this.atMost = atMost;
    this.lag = lag;
    this.advice = advice;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public CheckResult check() {
    Duration now = lag.get();
    return now.compareTo(atMost) <= 0
        ? CheckResult.up(name, Map.of("lagMillis", now.toMillis()))
        : CheckResult.down(
            name,
            "It is " + now.toSeconds() + " s behind, of " + atMost.toSeconds() + ". " + advice);
  }
}
