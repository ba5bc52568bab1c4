package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Http;
import org.hiroba.blackbox.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is down for a while, under load, and comes back. */
class DatabaseDownIT {
  private static final Duration DOWN = Duration.ofSeconds(Scale.chosen().databaseDownSeconds());

  @TempDir Path folder;

  @Test
  void acceptsNothingWhileItIsDownAndGoesOnWhenItIsBack() {
    try (TestedPostgres database = new TestedPostgres(folder.resolve("postgres"))) {
      database.start();
      try (TestedServer server =
          new TestedServer(folder.resolve("home"), database.settings(), Map.of())) {
        server.start();
        try (Load load = new Load(server, 4, 2, 1_000)) {
          load.start(20);
          load.awaitAccepted(200);
          try (ChatClient watcher = Guest.signIn(server.base(), "Watcher").connect()) {
            // A room of its own: the load knows what is said in the others.
            String room = makeRoom(watcher);
            database.stop();
            await("posts are refused")
                .atMost(Duration.ofSeconds(30))
                .until(() -> code(post(watcher, room)).equals("unavailable"));
            await("they are as long as it is down")
                .during(DOWN)
                .atMost(DOWN.plusSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> code(post(watcher, room)).equals("unavailable"));
            Http http = new Http(server.base());
            assertThat(http.get("-/ready").statusCode()).isEqualTo(503);
            assertThat(http.get("-/live").statusCode()).isEqualTo(200);
            database.start();
            long began = System.nanoTime();
            await("posts are taken again")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> code(post(watcher, room)).isEmpty());
            System.out.println(
                "database down for "
                    + DOWN.toSeconds()
                    + " s: posts are taken "
                    + Duration.ofNanos(System.nanoTime() - began).toMillis()
                    + " ms after it is back");
            await("it is ready again")
                .atMost(Duration.ofSeconds(30))
                .until(() -> http.get("-/ready").statusCode() == 200);
          }
          load.awaitAccepted(200);
          assertThat(load.recording().notes())
              .as("nobody was disconnected")
              .noneMatch(Noted.Closed.class::isInstance);
          load.finish("database down for " + DOWN.toSeconds() + " s");
        }
      }
    }
  }

  private static String makeRoom(ChatClient client) {
    ObjectNode command = Json.MAPPER.createObjectNode();
    command.put("type", "createRoom").put("name", Guest.unique("probes")).put("kind", "private");
    String room = client.ask(command).path("room").asText();
    client.awaitEvent("the room", event -> event.path("room").path("id").asText().equals(room));
    return room;
  }

  private static JsonNode post(ChatClient client, String room) {
    return client.awaitAnswer(client.post(room, "probe"));
  }

  private static String code(JsonNode answer) {
    return answer.path("code").asText("");
  }
}
