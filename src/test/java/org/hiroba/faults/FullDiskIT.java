package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the home folder is full for a while; the disk is a small one in memory. */
class FullDiskIT {
  @TempDir Path folder;

  private SmallDisk disk;

  @BeforeEach
  void mount() throws Exception {
    disk = SmallDisk.mount(folder, "160m", "the full disk");
  }

  @AfterEach
  void unmount() throws Exception {
    if (disk != null) {
      disk.close();
    }
  }

  @Test
  void refusesPostsReadsOnAndRecoversWithoutARestart() throws IOException {
    try (TestedServer server = new TestedServer(disk.resolve("home"))) {
      server.start();
      try (Load load = new Load(server, 4, 2, 1_000)) {
        load.start(20);
        load.awaitAccepted(100);
        Guest guest = Guest.signIn(server.base(), "Watcher");
        try (ChatClient watcher = guest.connect()) {
          // A room of its own: the load knows what is said in the others.
          String room = makeRoom(watcher);
          Path filler = disk.fill();
          await("posts are refused")
              .atMost(Duration.ofSeconds(30))
              .until(() -> code(post(watcher, room)).equals("unavailable"));
          long accepted = load.accepted();
          for (int i = 0; i < 3; i++) {
            assertThat(code(post(watcher, room))).isEqualTo("unavailable");
            assertThat(history(watcher).path("type").asText()).isEqualTo("history");
            assertThat(guest.get("api/v1/rooms/lobby/messages").statusCode()).isEqualTo(200);
          }
          assertThat(guest.get("api/v1/session").statusCode()).isEqualTo(200);
          System.out.println("full disk: accepted while full " + (load.accepted() - accepted));
          Files.delete(filler);
          long began = System.nanoTime();
          await("posts are taken again")
              .atMost(Duration.ofSeconds(30))
              .until(() -> code(post(watcher, room)).isEmpty());
          System.out.println(
              "full disk: recovered after "
                  + Duration.ofNanos(System.nanoTime() - began).toMillis()
                  + " ms");
        }
        load.awaitAccepted(100);
        load.finish("full disk");
      }
    }
  }

  private static String makeRoom(ChatClient client) {
    ObjectNode command = Json.MAPPER.createObjectNode();
    command.put("type", "createRoom").put("name", Guest.unique("probes")).put("kind", "private");
    return client.ask(command).path("room").asText();
  }

  private static JsonNode post(ChatClient client, String room) {
    return client.awaitAnswer(client.post(room, "probe"));
  }

  private static JsonNode history(ChatClient client) {
    ObjectNode question = Json.MAPPER.createObjectNode();
    return client.ask(question.put("type", "history").put("room", "lobby"));
  }

  private static String code(JsonNode answer) {
    return answer.path("code").asText("");
  }
}
