package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.RawWebSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Peers that went away without a word: their machine lost power, or its network cable. */
class HalfOpenIT {
  private static final int HEARTBEAT_SECONDS = 2;

  @TempDir Path folder;

  @Test
  void noticesWhoAnswersNoPing() throws IOException {
    Map<String, String> settings =
        Map.of("hiroba.heartbeat-seconds", Integer.toString(HEARTBEAT_SECONDS));
    try (TestedServer server = new TestedServer(folder.resolve("home"), settings, Map.of())) {
      server.start();
      Guest gone = Guest.signIn(server.base(), "Gone");
      try (Load load = new Load(server, 3, 1, 200)) {
        load.start(50);
        long before = server.descriptors();
        // One takes what comes and answers nothing; nothing at all can pass to the other.
        try (RawWebSocket dead = RawWebSocket.open(server.base(), gone, 1_024)) {
          dead.hello();
          try (RawWebSocket silent = RawWebSocket.open(server.base(), gone, 0)) {
            silent.hello();
            assertThat(silent.readUntilClosed()).isEqualTo(4009);
          }
          await("the server has let go of both")
              .atMost(Duration.ofSeconds(45))
              .until(() -> server.descriptors() <= before);
          await("the others hear that who is gone is offline")
              .atMost(Duration.ofSeconds(45))
              .until(() -> load.clients().stream().anyMatch(c -> c.heardOffline(gone.id())));
        }
        load.finish("half-open connections");
      }
    }
  }
}
