package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Http;
import org.hiroba.blackbox.RawWebSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that say hello to a busy room and never read again. */
class StuckReadersIT {
  private static final Scale SCALE = Scale.chosen();
  private static final Pattern SESSIONS = Pattern.compile("(?m)^hiroba_sessions (\\d+)");
  private static final int MAX_TEXT = 10_000;
  private static final long KILOBYTES_PER_READER = 1_024;
  private static final long SLACK_KILOBYTES = 64 << 10;

  @TempDir Path folder;

  @Test
  void closesWhoNeverReadsAndHurtsNobodyElse() throws IOException {
    List<RawWebSocket> stuck = new ArrayList<>();
    try (TestedServer server = new TestedServer(folder.resolve("home"))) {
      server.start();
      try (Load load = new Load(server, 4, 1, MAX_TEXT)) {
        load.start(50);
        load.awaitAccepted(200);
        Latencies before = Latencies.of(load.recording().notes());
        long heapBefore = server.footprint().heapKilobytes();
        Guest guest = Guest.signIn(server.base(), "Never Reads");
        for (int i = 0; i < SCALE.stuckReaders(); i++) {
          RawWebSocket reader = RawWebSocket.open(server.base(), guest, 1_024);
          reader.hello();
          stuck.add(reader);
        }
        int others = load.clients().size();
        await("all of them are welcomed")
            .atMost(Duration.ofSeconds(30))
            .until(() -> sessions(server) == others + SCALE.stuckReaders());
        int noted = load.recording().notes().size();
        long[] heapMost = {0};
        await("all of them are closed")
            .atMost(Duration.ofMinutes(3))
            .pollInterval(Duration.ofMillis(100))
            .until(
                () -> {
                  load.clients().forEach(client -> client.postLong("lobby"));
                  heapMost[0] = Math.max(heapMost[0], server.footprint().heapKilobytes());
                  return sessions(server) == others;
                });
        List<Noted> notes = load.recording().notes();
        System.out.println(
            SCALE.stuckReaders()
                + " readers that never read: before: "
                + before
                + "; with them: "
                + Latencies.of(notes.subList(noted, notes.size()))
                + "; heap "
                + heapBefore
                + " kB before, at most "
                + heapMost[0]
                + " kB with them");
        for (RawWebSocket reader : stuck) {
          assertThat(reader.readUntilClosed()).isIn(4008, 1006);
        }
        assertThat(heapMost[0] - heapBefore)
            .isLessThan(SCALE.stuckReaders() * KILOBYTES_PER_READER + SLACK_KILOBYTES);
        assertThat(notes).as("others were closed").noneMatch(Noted.Closed.class::isInstance);
        load.finish(SCALE.stuckReaders() + " readers that never read");
      }
    } finally {
      stuck.forEach(RawWebSocket::close);
    }
  }

  private static int sessions(TestedServer server) {
    Matcher found = SESSIONS.matcher(new Http(server.base()).get("-/metrics").body());
    return found.find() ? Integer.parseInt(found.group(1)) : -1;
  }
}
