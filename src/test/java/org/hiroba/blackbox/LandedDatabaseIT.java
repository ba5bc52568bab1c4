package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hiroba.blackbox.LocalPerson.code;
import static org.hiroba.blackbox.LocalPerson.json;
import static org.hiroba.blackbox.LocalPerson.post;
import static org.hiroba.blackbox.LocalPerson.setUp;
import static org.hiroba.blackbox.LocalPerson.signIn;
import static org.hiroba.blackbox.LocalPerson.trySignIn;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A server that knew only guests gets passwords: its people come again and miss nothing. */
class LandedDatabaseIT {
  private static final Path LANDED = Path.of("src/test/resources/landed-2026-11-26.sql");
  private static final String PASSWORD = "four plain words here";
  private static final String OTHER = "another four plain words";

  /** What Ben's program had, of whose hash the database knows. */
  private static final String BEARER = "Bearer hrb_lycTZ8IUhZADC38NfBsI56A6tNKWY6warO97Gqa2Sc0";

  private static final String ANNA = "uab4c6f3f2f5c47588974a59e11e19c8c";
  private static final String BEN = "ud6d2b960106947e8a1c5424ce7abbb59";
  private static final String KITCHEN = "rfe4d62f891d5417298f34b82b0826548";

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  private Path home() throws IOException, SQLException {
    Path home = Files.createDirectory(folder.resolve("home"));
    try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("hiroba.db"));
        Statement all = file.createStatement()) {
      all.executeUpdate(Files.readString(LANDED));
    }
    return home;
  }

  @Test
  void goesOnWithEverythingAndItsGuestsAreInvitedAsMembers() throws IOException, SQLException {
    Path home = home();
    try (HirobaProcess server = HirobaProcess.start(home, Map.of("hiroba.auth", "local"))) {
      Http http = new Http(server.baseUri());
      // The programs of guests go on; guests themselves need a password from now on.
      assertThat(json(http.get("api/v1/session", "Authorization", BEARER)).at("/user/id").asText())
          .isEqualTo(BEN);
      assertThat(code(trySignIn(http, "Ben", PASSWORD))).isEqualTo("401 wrong-credentials");

      // Who sets up under the name that they had keeps what is theirs.
      Guest anna =
          setUp(http, Files.readString(home.resolve("setup-token")).strip(), "Anna", PASSWORD);
      assertThat(anna.id()).isEqualTo(ANNA);
      assertThat(anna.user().path("displayName").asText()).isEqualTo("Anna Ikeda");
      assertThat(texts(anna, "lobby")).containsExactly("hello, all of you", "hello @anna");
      JsonNode people = json(anna.get("api/v1/users"));
      assertThat(people.path("users"))
          .extracting(one -> one.path("role").asText() + " " + one.path("state").asText())
          .containsExactly("admin active", "member active", "member active");

      // The others are invited by a link to their account.
      String link =
          json(post(anna, "api/v1/users/" + BEN + "/password-reset", Map.of()))
              .path("link")
              .asText();
      Map<String, String> fresh = Map.of("token", link.replaceFirst(".*/", ""), "new", OTHER);
      assertThat(post(http, "api/v1/password-reset", fresh).statusCode()).isEqualTo(204);
      Guest ben = signIn(http, "ben", OTHER);
      assertThat(ben.id()).isEqualTo(BEN);
      assertThat(texts(ben, KITCHEN)).hasSize(13).last().isEqualTo("@anna the third one, please");
      JsonNode hits =
          ben.connect().ask(Json.MAPPER.createObjectNode().put("type", "search").put("q", "soup"));
      assertThat(hits.path("hits")).hasSize(12);
      server.stop();
    }
  }

  private static List<String> texts(Guest reader, String room) {
    return json(reader.get("api/v1/rooms/" + room + "/messages"))
        .path("messages")
        .findValues("text")
        .stream()
        .map(JsonNode::asText)
        .toList();
  }
}
