package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator restarts the server while people talk. */
class StopIT {
  @TempDir Path folder;

  @Test
  void saysGoodbyeAndIsBackSoon() {
    try (TestedServer server = new TestedServer(folder.resolve("home"))) {
      server.start();
      try (Load load = new Load(server, 5, 3, 2_000)) {
        load.start(10);
        load.awaitAccepted(200);
        ChatClient watcher = Guest.signIn(server.base(), "Watcher").connect();
        long stopping = System.nanoTime();
        server.stop();
        watcher.awaitEvent("draining", ChatClient.ofType("draining"));
        assertThat(watcher.awaitClose()).isIn(1001, 1012);
        long started = server.start();
        await("the load goes on")
            .atMost(Duration.ofSeconds(10))
            .until(() -> load.clients().stream().allMatch(LoadClient::isLive));
        System.out.println(
            "restart: start "
                + started
                + " ms, gap "
                + Duration.ofNanos(System.nanoTime() - stopping).toMillis()
                + " ms");
        load.awaitAccepted(200);
        List<Noted> notes = load.recording().notes();
        assertThat(
                notes.stream()
                    .filter(Noted.Closed.class::isInstance)
                    .map(note -> ((Noted.Closed) note).code())
                    .collect(Collectors.toSet()))
            .as("close codes")
            .isSubsetOf(1001, 1012);
        load.finish("graceful stop");
      }
    }
  }
}
