package org.hiroba.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.HirobaProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every server says good-bye before it goes: when the WAR is replaced, and when it is stopped. */
@Tag("servers")
class DrainServersIT {
  private static final int CLIENTS = 8;
  private static final int SERVICE_RESTART = 1012;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  static Stream<String> servers() {
    return ServersIT.servers();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("servers")
  void tellsClientsBeforeItClosesTheirSockets(String name) throws IOException {
    try (AppServer server = server(name)) {
      try {
        URI base = server.start();
        server.deploy(HirobaProcess.war());
        AppServers.awaitStatus(server, base, OK);
        if (server instanceof WildFlyServer wildfly) {
          isTold(wildfly, base, ":suspend(suspend-timeout=20)", ":resume");
          isTold(wildfly, base, "deployment disable hiroba.war", "deployment enable hiroba.war");
          isTold(wildfly, base, ":reload", "");
        }
        List<ChatClient> before = connect(base);
        server.undeploy();
        before.forEach(client -> saysGoodbye(client, name + ", undeployed"));
        AppServers.awaitStatus(server, base, NOT_FOUND);
        server.deploy(HirobaProcess.war());
        AppServers.awaitStatus(server, base, OK);
        List<ChatClient> after = connect(base);
        server.stop();
        after.forEach(client -> saysGoodbye(client, name + ", stopped"));
      } catch (IOException | RuntimeException | AssertionError e) {
        throw AppServers.failure(name, server, e);
      }
      assertThat(server.log())
          .as("what it says of the first time; at the second, some log nothing any more")
          .anyMatch(line -> line.contains("Drained: 0 chat sockets"));
    }
  }

  /** What an operator types at {@code jboss-cli.sh}, and what, if need be, lets people in again. */
  private static void isTold(WildFlyServer server, URI base, String command, String back)
      throws IOException {
    List<ChatClient> before = connect(base);
    server.tell(command);
    before.forEach(client -> saysGoodbye(client, command));
    if (!back.isEmpty()) {
      server.tell(back);
    }
    AppServers.awaitStatus(server, base, OK);
  }

  private static List<ChatClient> connect(URI base) {
    return IntStream.range(0, CLIENTS)
        .mapToObj(i -> Guest.signIn(base, Guest.unique("Parting")).connect())
        .toList();
  }

  private static void saysGoodbye(ChatClient client, String when) {
    assertThat(client.awaitClose()).as(when).isEqualTo(SERVICE_RESTART);
    assertThat(client.events("draining"))
        .as(when)
        .isNotEmpty()
        .allMatch(event -> event.path("reconnectAfterMillis").asLong() >= 2_000);
    client.close();
  }

  private static AppServer server(String name) throws IOException {
    return AppServers.orSkip(name, Optional.empty(), AppServers.FOR_TESTS);
  }
}
