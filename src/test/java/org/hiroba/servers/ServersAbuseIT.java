package org.hiroba.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.faults.abuse.Abuse;
import org.hiroba.faults.abuse.AbuseTrial;
import org.hiroba.faults.abuse.Catalogue;
import org.hiroba.faults.abuse.Target;
import org.hiroba.faults.abuse.TrialOutcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The catalogue of abuses beside fifty people who chat, on each server of {@code -Dservers=…}: the
 * most telling ones, or those whose names hold {@code -Dhiroba.tests.abuse=NAME} ({@code -} is in
 * all).
 */
@Tag("servers")
class ServersAbuseIT {
  private static final Duration WINDOW = Duration.ofSeconds(2);
  private static final int OK = 200;

  static Stream<String> servers() {
    return ServersIT.servers();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("servers")
  void letsNobodyMakeTheOthersWait(String name) throws IOException {
    List<String> faults = new ArrayList<>();
    try (AppServer server = server(name)) {
      URI base = server.start();
      server.deploy(HirobaProcess.war());
      AppServers.awaitStatus(server, base, OK);
      try (AbuseTrial trial = new AbuseTrial(Target.of(base, server.pid()), WINDOW)) {
        for (Abuse abuse : Catalogue.chosen(false)) {
          TrialOutcome outcome = trial.run(abuse);
          System.out.println(name + ": abuse " + outcome);
          outcome.faults().forEach(fault -> faults.add(abuse.name() + ": " + fault));
        }
      }
      assertThat(server.log()).noneMatch(line -> line.contains("OutOfMemoryError"));
    }
    assertThat(faults).as("what abuses did to others on %s", name).isEmpty();
  }

  private static AppServer server(String name) throws IOException {
    List<String> options = new ArrayList<>(AppServers.FOR_TESTS);
    AbuseTrial.DEFAULT_LIMITS.forEach((key, value) -> options.add("-D" + key + "=" + value));
    return AppServers.orSkip(name, Optional.empty(), options);
  }
}
