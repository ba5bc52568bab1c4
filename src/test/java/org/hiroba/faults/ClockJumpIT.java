package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody sets the machine's clock an hour forward and back while people talk. The server alone is
 * deceived, by the library faketime (Debian's package of that name).
 */
class ClockJumpIT {
  private static final long HOUR_SECONDS = 3_600;

  @TempDir Path folder;

  @Test
  void keepsOrderAndSignInsWhenTheClockJumpsByAnHour() throws IOException {
    Optional<Path> library = library();
    if (library.isEmpty()) {
      System.out.println("SKIPPED the clock jump: it needs Debian's package faketime");
    }
    assumeThat(library).as("the library faketime").isPresent();
    set(0);
    Map<String, String> environment =
        Map.of(
            "LD_PRELOAD",
            library.orElseThrow().toString(),
            "FAKETIME_TIMESTAMP_FILE",
            offset().toString(),
            "FAKETIME_CACHE_DURATION",
            "1",
            // The JDK waits by the monotonic clock, which must stay as it is.
            "FAKETIME_FORCE_MONOTONIC_FIX",
            "0",
            "FAKETIME_DONT_FAKE_MONOTONIC",
            "1",
            "DONT_FAKE_MONOTONIC",
            "1");
    try (TestedServer server = new TestedServer(folder.resolve("home"), Map.of(), environment)) {
      server.start();
      try (Load load = new Load(server, 4, 2, 1_000)) {
        load.start(20);
        load.awaitAccepted(100);
        Guest guest = Guest.signIn(server.base(), "Watcher");
        try (ChatClient watcher = guest.connect()) {
          for (long hours : new long[] {1, 0, -1, 0}) {
            set(hours * HOUR_SECONDS);
            await("the server's clock is " + hours + " h off")
                .atMost(Duration.ofSeconds(30))
                .until(() -> Math.abs(offBySeconds(watcher) - hours * HOUR_SECONDS) < 600);
            load.awaitAccepted(100);
            assertThat(guest.get("api/v1/session").statusCode()).isEqualTo(200);
          }
          assertThat(watcher.events("error")).isEmpty();
        }
        assertThat(load.recording().notes())
            .as("nobody was disconnected")
            .noneMatch(Noted.Closed.class::isInstance);
        // What was written in the future is there for a server that starts in the past.
        set(-HOUR_SECONDS);
        load.pause();
        server.kill();
        server.start();
        load.awaitLive();
        load.start(20);
        load.awaitAccepted(100);
        assertThat(guest.at(server.base()).get("api/v1/session").statusCode()).isEqualTo(200);
        load.finish("clock jumps by an hour");
      }
    }
  }

  private static long offBySeconds(ChatClient client) {
    JsonNode pong = client.ask(Json.MAPPER.createObjectNode().put("type", "ping"));
    return Duration.between(Instant.now(), Instant.parse(pong.path("at").asText())).toSeconds();
  }

  private Path offset() {
    return folder.resolve("offset");
  }

  /** Replaces the file in one step: the server reads it at any moment. */
  private void set(long seconds) throws IOException {
    Path next = Files.writeString(folder.resolve("next"), (seconds < 0 ? "" : "+") + seconds);
    Files.move(next, offset(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static Optional<Path> library() throws IOException {
    Path libraries = Path.of("/usr/lib");
    if (!Files.isDirectory(libraries)) {
      return Optional.empty();
    }
    try (Stream<Path> architectures = Files.list(libraries)) {
      return architectures
          .map(folder -> folder.resolve("faketime/libfaketimeMT.so.1"))
          .filter(Files::exists)
          .findFirst();
    }
  }
}
