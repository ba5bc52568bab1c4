package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.servers.AppServer;
import org.hiroba.servers.AppServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The WAR is replaced while 200 people talk: nothing is lost or doubled. */
@Tag("nightly")
class RedeployUnderLoadIT {
  private static final int PEOPLE = 200;

  /** In so many rooms: the machine of the test shows every message to all of its room. */
  private static final int GROUPS = 10;

  /** Each does something so often: together 500 times a second. */
  private static final int EVERY_MILLIS = 400;

  private static final int SERVICE_RESTART = 1012;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  static Stream<String> servers() {
    return Stream.of(System.getProperty("servers", "tomcat11").split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("servers")
  void losesAndDoublesNothing(String name) throws IOException {
    try (AppServer server = server(name)) {
      URI base = server.start();
      server.deploy(HirobaProcess.war());
      AppServers.awaitStatus(server, base, OK);
      List<Load> loads = new ArrayList<>();
      try {
        for (int i = 0; i < GROUPS; i++) {
          Load load = new Load(() -> base, PEOPLE / GROUPS, 2, 200);
          load.leaveTheLobbyAlone();
          loads.add(load);
        }
        loads.forEach(load -> load.start(EVERY_MILLIS));
        loads.forEach(load -> load.awaitAccepted(200));
        server.undeploy();
        AppServers.awaitStatus(server, base, NOT_FOUND);
        server.deploy(HirobaProcess.war());
        loads.forEach(Load::awaitLive);
        loads.forEach(load -> load.awaitAccepted(200));
        loads.forEach(load -> load.finish(name + ", redeployed"));
        List<Long> gaps =
            loads.stream()
                .flatMap(load -> load.clients().stream())
                .map(LoadClient::longestGap)
                .map(Duration::toMillis)
                .sorted()
                .toList();
        System.out.println(
            name
                + ", redeployed: gaps of clients: median "
                + gaps.get(gaps.size() / 2)
                + " ms, longest "
                + gaps.get(gaps.size() - 1)
                + " ms");
        Set<Integer> codes =
            loads.stream()
                .flatMap(load -> load.recording().notes().stream())
                .filter(Noted.Closed.class::isInstance)
                .map(note -> ((Noted.Closed) note).code())
                .collect(Collectors.toSet());
        assertThat(codes).as("close codes").containsExactly(SERVICE_RESTART);
      } catch (IOException | RuntimeException | AssertionError e) {
        List<String> log = server.log();
        throw new AssertionError(
            name
                + ": "
                + e.getMessage()
                + "\n"
                + String.join("\n", log.subList(Math.max(0, log.size() - 60), log.size())),
            e);
      } finally {
        loads.forEach(Load::close);
      }
    }
  }

  private static AppServer server(String name) throws IOException {
    return AppServers.forTests(
        name,
        Optional.empty(),
        "-Dhiroba.limits.posts-per-second=0",
        "-Dhiroba.limits.replay-events=0");
  }
}
