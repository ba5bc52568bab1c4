package org.hiroba.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.hiroba.health.HealthRegistry.Weight;
import org.junit.jupiter.api.Test;

class HealthRegistryTest {
  private final HealthRegistry registry = new HealthRegistry();

  @Test
  void isUpWithoutChecks() {
    assertThat(registry.live().status()).isEqualTo(HealthStatus.UP);
    assertThat(registry.ready().checks()).isEmpty();
  }

  @Test
  void isNotReadyWhenACheckThatCountsIsDown() {
    registry.register(Weight.READY, check("log", () -> CheckResult.down("log", "disk full")));

    assertThat(registry.ready().status()).isEqualTo(HealthStatus.DOWN);
    assertThat(registry.ready().checks()).containsExactly(CheckResult.down("log", "disk full"));
    assertThat(registry.live().status()).isEqualTo(HealthStatus.UP);
  }

  @Test
  void staysReadyWhenOnlyAnAdvisoryCheckIsDownButShowsIt() {
    registry.register(Weight.ADVISORY, check("daytime", () -> CheckResult.down("daytime", "x")));

    assertThat(registry.ready().status()).isEqualTo(HealthStatus.UP);
    assertThat(registry.ready().checks()).hasSize(1);
  }

  @Test
  void asksLivenessOnlyWhatWasRegisteredForIt() {
    registry.register(Weight.LIVE, check("writer", () -> CheckResult.down("writer", "dead")));
    registry.register(Weight.READY, check("log", () -> CheckResult.up("log")));

    assertThat(registry.live().checks()).hasSize(1);
    assertThat(registry.live().status()).isEqualTo(HealthStatus.DOWN);
    assertThat(registry.ready().checks()).hasSize(2);
  }

  @Test
  void countsACheckThatThrowsAsDown() {
    registry.register(
        Weight.READY,
        check(
            "broken",
            () -> {
              throw new IllegalStateException("secret detail");
            }));

    HealthReport report = registry.ready();
    assertThat(report.status()).isEqualTo(HealthStatus.DOWN);
    assertThat(report.toString()).contains("IllegalStateException").doesNotContain("secret");
  }

  @Test
  void asksTheOtherChecksWhateverOneThrows() {
    registry.register(
        Weight.LIVE,
        check(
            "broken",
            () -> {
              throw new OutOfMemoryError("told to throw");
            }));
    registry.register(Weight.LIVE, check("well", () -> CheckResult.up("well")));

    HealthReport report = registry.live();
    assertThat(report.status()).isEqualTo(HealthStatus.DOWN);
    assertThat(report.checks()).extracting(CheckResult::name).containsExactly("broken", "well");
  }

  @Test
  void forgetsAClosedRegistrationOnly() {
    HealthCheck check = check("a", () -> CheckResult.up("a"));
    HealthRegistry.Registration first = registry.register(Weight.READY, check);
    registry.register(Weight.READY, check);

    first.close();
    first.close();

    assertThat(registry.ready().checks()).hasSize(1);
  }

  private static HealthCheck check(String name, Supplier<CheckResult> result) {
    return new HealthCheck() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public CheckResult check() {
        return result.get();
      }
    };
  }
}
