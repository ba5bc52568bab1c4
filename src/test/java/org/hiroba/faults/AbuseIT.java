package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.hiroba.faults.abuse.Abuse;
import org.hiroba.faults.abuse.AbuseTrial;
import org.hiroba.faults.abuse.Catalogue;
import org.hiroba.faults.abuse.Target;
import org.hiroba.faults.abuse.TrialOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No peer, whatever it sends, makes the others wait: the catalogue of abuses beside fifty people
 * who chat, against {@code java -jar} with the limits as they are by default. The long form tries
 * all of them; {@code -Dhiroba.tests.abuse=NAME} those whose names hold it.
 */
class AbuseIT {
  @TempDir static Path folder;
  private static TestedServer server;
  private static AbuseTrial trial;

  @BeforeAll
  static void start() throws IOException {
    server = new TestedServer(folder.resolve("home"), AbuseTrial.DEFAULT_LIMITS, Map.of());
    server.start();
    trial =
        new AbuseTrial(
            Target.of(server.base(), server.pid()),
            Duration.ofMillis(Scale.isLong() ? 3_000 : 2_000));
  }

  @AfterAll
  static void stop() {
    trial.close();
    server.close();
  }

  static Stream<Abuse> abuses() {
    return Catalogue.chosen(Scale.isLong()).stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("abuses")
  void makesNobodyElseWait(Abuse abuse) throws IOException {
    TrialOutcome outcome = trial.run(abuse);
    System.out.println("abuse " + outcome);
    assertThat(outcome.faults()).as("%s: %s", abuse.name(), abuse.does()).isEmpty();
    assertThat(server.output()).doesNotContain("OutOfMemoryError");
  }
}
