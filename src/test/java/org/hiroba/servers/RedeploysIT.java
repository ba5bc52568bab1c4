package org.hiroba.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.blackbox.Http;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten quick redeployments on each server, with people connected, leave nothing behind. */
@Tag("nightly")
class RedeploysIT {
  private static final int TIMES = Integer.getInteger("hiroba.tests.redeploys", 10);

  /** Where to write the heap of a server that keeps too much, for who wants to know why. */
  private static final String DUMP = System.getProperty("hiroba.tests.dump", "");

  /**
   * How many class loaders others hold, however often one redeploys. The compiler of JSPs (ECJ, of
   * Tomcat and others) keeps an exception in a static field, with the stack of whoever had the
   * first page compiled; JDK 17 keeps the type of the record that was compared for the first time
   * last (ObjectMethods.OBJECT_EQ, whose asTypeCache has one place); and a worker of WildFly that
   * rests keeps its last request until the next one.
   */
  private static final int KEPT_BY_OTHERS = 3;

  private static final int CLIENTS = 3;
  private static final int REQUESTS = 40;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final String CHAT_SERVER = "org.hiroba.startup.ChatServer";
  private static final Duration FORGOTTEN = Duration.ofMinutes(2);

  /** The JDK's thread that waits for processes: it keeps who starts the first one. */
  private static final String REAPER = "process reaper";

  /** A line of a stack trace. */
  private static final Pattern OURS = Pattern.compile("\\s+at .*\\borg\\.hiroba\\..*");

  @TempDir Path folder;

  static Stream<String> servers() {
    return ServersIT.servers();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("servers")
  void leaveNoClassLoaderThreadOrException(String name) throws IOException {
    // What only soft references reach is let go by every collection.
    String soft = "-XX:SoftRefLRUPolicyMSPerMB=0";
    try (AppServer server =
        AppServers.forTests(name, Optional.empty(), soft, "-Dhiroba.drain.seconds=1")) {
      try {
        URI base = server.start();
        ManagedJvm jvm = new ManagedJvm(server.pid(), folder);
        boolean reapedBefore = isReaped(jvm);
        server.deploy(HirobaProcess.war());
        AppServers.awaitStatus(server, base, OK);
        connect(base).forEach(ChatClient::close);
        assertThat(jvm.loaders(CHAT_SERVER)).isEqualTo(1);
        assertThat(jvm.count(CHAT_SERVER)).isEqualTo(1);
        for (int i = 0; i < TIMES; i++) {
          List<ChatClient> clients = connect(base);
          server.undeploy();
          AppServers.awaitStatus(server, base, NOT_FOUND);
          server.deploy(HirobaProcess.war());
          AppServers.awaitStatus(server, base, OK);
          clients.forEach(ChatClient::close);
        }
        connect(base).forEach(ChatClient::close);
        awaitAtMost(1, "servers", base, () -> jvm.count(CHAT_SERVER));
        awaitAtMost(1 + KEPT_BY_OTHERS, "loaders", base, () -> jvm.loaders(CHAT_SERVER));
        server.undeploy();
        AppServers.awaitStatus(server, base, NOT_FOUND);
        awaitAtMost(0, "servers", base, () -> jvm.count(CHAT_SERVER));
        awaitAtMost(KEPT_BY_OTHERS, "loaders", base, () -> jvm.loaders(CHAT_SERVER));
        assertThat(isReaped(jvm)).as(REAPER).isEqualTo(reapedBefore);
      } catch (IOException | RuntimeException | AssertionError e) {
        dump(server);
        throw AppServers.failure(name, server, e);
      }
      server.stop();
      assertThat(server.log().stream().filter(line -> OURS.matcher(line).matches())).isEmpty();
    }
  }

  private void dump(AppServer server) throws IOException {
    if (!DUMP.isEmpty() && server.isAlive()) {
      new ManagedJvm(server.pid(), folder).dump(Path.of(DUMP).toAbsolutePath());
    }
  }

  private static List<ChatClient> connect(URI base) {
    return IntStream.range(0, CLIENTS)
        .mapToObj(i -> Guest.signIn(base, Guest.unique("Redeployed")).connect())
        .toList();
  }

  private static boolean isReaped(ManagedJvm jvm) throws IOException {
    return jvm.threads().stream().anyMatch(line -> line.contains(REAPER));
  }

  /** Counts what is still held. */
  @FunctionalInterface
  private interface Count {
    long now() throws IOException;
  }

  /**
   * Pages are asked for meanwhile, many at once: a thread of a server keeps what it did last until
   * it does something else (WildFly), or is renewed (Tomcat).
   */
  private static void awaitAtMost(long most, String what, URI base, Count count) {
    Http http = new Http(base);
    ExecutorService people = Executors.newFixedThreadPool(REQUESTS);
    try {
      await(what)
          .atMost(FORGOTTEN)
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () -> {
                people.invokeAll(Collections.nCopies(4 * REQUESTS, () -> http.get("")));
                assertThat(count.now()).as(what).isLessThanOrEqualTo(most);
              });
    } finally {
      people.shutdownNow();
    }
  }
}
