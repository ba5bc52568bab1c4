package org.hiroba.faults;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} under load. */
class KillIT {
  private static final Scale SCALE = Scale.chosen();

  @TempDir Path folder;

  @Test
  void losesAndDoublesNothingWhenKilledAgainAndAgain() {
    List<Long> starts = new ArrayList<>();
    try (TestedServer server = new TestedServer(folder.resolve("home"))) {
      server.start();
      try (Load load = new Load(server, 5, 3, 2_000)) {
        load.start(10);
        for (int i = 0; i < SCALE.kills(); i++) {
          load.awaitAccepted(200);
          server.kill();
          starts.add(server.start());
          await("the load goes on")
              .atMost(Duration.ofSeconds(10))
              .until(() -> load.clients().stream().allMatch(LoadClient::isLive));
        }
        load.awaitAccepted(200);
        System.out.println("kill -9: serving again after (ms) " + starts);
        load.finish("kill -9, " + SCALE.kills() + " times");
      }
    }
  }
}
