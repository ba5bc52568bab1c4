package org.hiroba.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.health.SignInLog.Outcome;
import org.hiroba.ops.MeterSample;
import org.hiroba.ops.PrometheusMeters;
import org.junit.jupiter.api.Test;

class SignInLogTest {
  private final PrometheusMeters meters = new PrometheusMeters();
  private final List<String> lines = new ArrayList<>();
  private long now;
  private final SignInLog log = new SignInLog(meters, () -> now, lines::add);

  private double counted(String mode, String outcome) {
    return meters.samples().stream()
        .filter(sample -> mode.equals(sample.labels().get("mode")))
        .filter(sample -> outcome.equals(sample.labels().get("outcome")))
        .mapToDouble(MeterSample::value)
        .sum();
  }

  @Test
  void logsEachSignInOnceWithAllThatMatters() {
    log.note("ldap", Outcome.OK, "192.0.2.1", "ann");
    log.note("local", Outcome.CODE_REQUIRED, "192.0.2.2", "bob \"the\" builder");
    assertThat(lines)
        .containsExactly(
            "Sign-in mode=ldap outcome=ok address=192.0.2.1 name=\"ann\"",
            "Sign-in mode=local outcome=code-required address=192.0.2.2"
                + " name=\"bob \\\"the\\\" builder\"");
    assertThat(counted("ldap", "ok")).isEqualTo(1);
    assertThat(counted("local", "code-required")).isEqualTo(1);
  }

  @Test
  void countsAFloodAndLogsLittleOfIt() {
    for (int i = 0; i < 10_000; i++) {
      log.note("password", Outcome.WRONG, "192.0.2.1", "ann");
      log.note("password", Outcome.WRONG, "192.0.2.1", "guess" + i);
    }
    assertThat(counted("password", "wrong")).isEqualTo(20_000);
    assertThat(lines).hasSize(601);
    now += Duration.ofMinutes(2).toNanos();
    log.flush();
    assertThat(lines.subList(601, lines.size()))
        .as("what was left out is told as a number")
        .containsExactly(
            "Sign-in mode=password outcome=wrong address=192.0.2.1 name=\"ann\" more=9999",
            "Sign-in mode=password outcome=wrong address=others name=\"\" more=9400");
  }

  @Test
  void makesNoLabelOfAForeignMode() {
    log.note("<script>", Outcome.WRONG, "192.0.2.1", "");
    assertThat(counted("any", "wrong")).isEqualTo(1);
    assertThat(counted("<script>", "wrong")).isZero();
  }

  @Test
  void showsEveryModeBeforeAnybodyCame() {
    assertThat(meters.samples())
        .filteredOn(sample -> "ok".equals(sample.labels().get("outcome")))
        .hasSize(10);
  }
}
