package org.hiroba.jdbc;

import java.util.Map;
import org.hiroba.health.CheckResult;
import org.hiroba.health.HealthCheck;
import org.hiroba.jdbc.sql.Connections;

/** Tells whether the last read and the last write worked. */
final class DatabaseCheck implements HealthCheck {
  private final Connections connections;

  DatabaseCheck(Connections connections) {
    this.connections = connections;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public CheckResult check() {
    return connections
        .trouble()
        .map(trouble -> CheckResult.down(name(), trouble))
        .orElseGet(
            () -> CheckResult.up(name(), Map.of("product", connections.dialect().productName())));
  }
}
