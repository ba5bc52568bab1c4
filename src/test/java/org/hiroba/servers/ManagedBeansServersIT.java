package org.hiroba.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.HirobaProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operator sees and does by JMX inside each server, until the WAR is taken away. */
@Tag("servers")
class ManagedBeansServersIT {
  private static final String OPERATIONS = "org.hiroba:context=\"/hiroba\",type=Operations";
  private static final String METRICS = "org.hiroba:context=\"/hiroba\",type=Metrics";
  private static final String LOGGER = "org.hiroba.feature";
  private static final int SERVICE_RESTART = 1012;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  @TempDir Path folder;

  static Stream<String> servers() {
    return ServersIT.servers();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("servers")
  void areReadUsedAndTakenAway(String name) throws IOException {
    Path home = Files.createDirectory(folder.resolve("home"));
    try (AppServer server = AppServers.forTests(name, Optional.empty(), "-Dhiroba.home=" + home)) {
      try {
        URI base = server.start();
        server.deploy(HirobaProcess.war());
        AppServers.awaitStatus(server, base, OK);
        ManagedJvm jvm = new ManagedJvm(server.pid(), folder);
        assertThat(jvm.names("org.hiroba:*")).containsExactlyInAnyOrder(METRICS, OPERATIONS);
        assertThat(jvm.attributes(OPERATIONS)).contains("Ready=true", "Live=true", "Troubles=[]");
        assertThat(jvm.attributes(METRICS))
            .anyMatch(line -> line.startsWith("hiroba_sessions="))
            .allMatch(line -> line.contains("="));
        setsLevels(jvm);
        makesABackup(jvm);
        readsSettingsAgain(jvm, home);
        drains(jvm, base);
        server.undeploy();
        AppServers.awaitStatus(server, base, NOT_FOUND);
        assertThat(jvm.names("org.hiroba:*")).isEmpty();
      } catch (IOException | RuntimeException | AssertionError e) {
        throw AppServers.failure(name, server, e);
      }
      assertThat(server.log()).noneMatch(line -> line.contains("was not taken away"));
    }
  }

  private static void setsLevels(ManagedJvm jvm) throws IOException {
    jvm.invoke(OPERATIONS, "setLogLevel", LOGGER, "DEBUG");
    assertThat(jvm.invoke(OPERATIONS, "logLevel", LOGGER)).isEqualTo("DEBUG");
    jvm.invoke(OPERATIONS, "setLogLevel", LOGGER, "");
    assertThat(jvm.invoke(OPERATIONS, "logLevel", LOGGER)).isEmpty();
  }

  private void makesABackup(ManagedJvm jvm) throws IOException {
    Path file = folder.resolve("by-jmx.backup");
    String bytes = jvm.invoke(OPERATIONS, "backup", file.toString());
    assertThat(Files.size(file)).isPositive().isEqualTo(Long.parseLong(bytes));
  }

  private static void readsSettingsAgain(ManagedJvm jvm, Path home) throws IOException {
    Files.writeString(home.resolve("hiroba.properties"), "hiroba.ops.min-free-mb=7\n");
    assertThat(jvm.invoke(OPERATIONS, "reload")).contains("hiroba.ops.min-free-mb");
  }

  private static void drains(ManagedJvm jvm, URI base) throws IOException {
    try (ChatClient client = Guest.signIn(base, Guest.unique("Beans")).connect()) {
      jvm.invoke(OPERATIONS, "drain");
      assertThat(client.awaitClose()).isEqualTo(SERVICE_RESTART);
    }
    assertThat(jvm.attributes(OPERATIONS)).contains("Ready=false", "Live=true");
  }
}
