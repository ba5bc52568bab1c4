package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** An operator lets everybody go before the server is stopped. */
class DrainIT {
  private static final String PASSWORD = "four plain words here";
  private static final String PATH = "-/drain";

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  @Test
  void byHttpWithATokenForOperatorsAndCanBeTakenBack() throws Exception {
    Path home = folder.resolve("home");
    try (HirobaProcess server = HirobaProcess.start(home, Map.of("hiroba.auth", "local"))) {
      Http http = new Http(server.baseUri());
      String setup = Files.readString(home.resolve("setup-token")).strip();
      Guest root = LocalPerson.setUp(http, setup, "Root", PASSWORD);
      String ops = token(http, root, "ops");
      String all = token(http, root, "all");
      assertThat(http.send("POST", PATH, "").statusCode()).as("from the machine").isEqualTo(403);
      assertThat(with(http, "POST", all)).startsWith("403");
      assertThat(http.get("-/ready").statusCode()).isEqualTo(200);
      List<ChatClient> clients = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        clients.add(root.connect());
      }
      assertThat(with(http, "GET", ops)).contains("\"open\"", "\"sockets\":3");
      assertThat(with(http, "POST", ops)).startsWith("202").contains("\"draining\"");
      assertThat(with(http, "POST", ops)).as("twice").startsWith("202");
      for (ChatClient client : clients) {
        assertThat(client.awaitClose()).isEqualTo(1012);
        assertThat(client.events("draining"))
            .singleElement()
            .satisfies(
                event ->
                    assertThat(event.path("reconnectAfterMillis").asLong())
                        .isGreaterThanOrEqualTo(2_000));
      }
      await("drained")
          .atMost(Duration.ofSeconds(20))
          .until(() -> with(http, "GET", ops).contains("\"drained\""));
      assertThat(http.get("-/ready").statusCode()).isEqualTo(503);
      assertThat(http.get("-/live").statusCode()).isEqualTo(200);
      try (ChatClient late = root.open()) {
        assertThat(late.awaitClose()).isEqualTo(1012);
        assertThat(late.events("draining")).hasSize(1);
      }
      assertThat(with(http, "DELETE", ops)).startsWith("200").contains("\"open\"");
      assertThat(http.get("-/ready").statusCode()).isEqualTo(200);
      try (ChatClient back = root.connect()) {
        back.awaitAnswer(back.post("lobby", "here again"));
        try (HirobaProcess command = HirobaProcess.command(home, "admin", "drain")) {
          assertThat(command.waitForExit()).as(command.text()).isZero();
          assertThat(command.text()).contains("drains");
        }
        assertThat(back.awaitClose()).isEqualTo(1012);
      }
      assertThat(server.stop()).isZero();
    }
    try (HirobaProcess command = HirobaProcess.command(home, "admin", "drain")) {
      assertThat(command.waitForExit()).isEqualTo(1);
      assertThat(command.text()).contains("No server runs");
    }
  }

  private static String token(Http http, Guest owner, String scope) {
    return Json.parse(
            http.send(
                    "POST",
                    "api/v1/tokens",
                    "{\"name\":\"" + scope + "\",\"scope\":\"" + scope + "\"}",
                    "Cookie",
                    owner.cookie(),
                    "Content-Type",
                    "application/json")
                .body())
        .path("token")
        .asText();
  }

  private static String with(Http http, String method, String token) {
    var answer = http.send(method, PATH, "", "Authorization", "Bearer " + token);
    return answer.statusCode() + " " + answer.body();
  }
}
