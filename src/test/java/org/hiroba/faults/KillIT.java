package org.hiroba.faults;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Json;
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

  @Test
  void keepsEachAcceptedChangeOfEveryKindOnceWhenKilledAmongThem() {
    List<Integer> kept = new ArrayList<>();
    try (TestedServer server = new TestedServer(folder.resolve("home"))) {
      server.start();
      Guest anna = Guest.signIn(server.base(), Guest.unique("Anna"));
      Guest ben = Guest.signIn(server.base(), Guest.unique("Ben"));
      for (int i = 0; i < SCALE.kills(); i++) {
        Deeds deeds;
        try (ChatClient socket = anna.at(server.base()).connect()) {
          ObjectNode make = Json.MAPPER.createObjectNode().put("type", "createRoom");
          String room =
              socket.ask(make.put("name", "Room " + i).put("kind", "public")).get("room").asText();
          long target = socket.awaitAnswer(socket.post(room, "done?")).get("seq").asLong();
          deeds = new Deeds(anna, ben, room, target, i);
          deeds.begin(socket, i * 3 % deeds.size());
          server.kill();
          socket.awaitClose();
          kept.add(deeds.note(socket));
        }
        server.start();
        deeds.areThere(anna.at(server.base()));
        deeds.again(anna.at(server.base()));
      }
      System.out.println("kill -9 among changes: accepted before it " + kept);
    }
  }
}
