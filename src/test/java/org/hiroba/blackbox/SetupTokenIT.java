package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** How the first administrator is made in guest mode: protocol.md §1. */
class SetupTokenIT {
  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  @Test
  void makesOneAdministratorAndNoTokenOnceThereIsOne() throws IOException {
    Path home = folder.resolve("home");
    Path file = home.resolve("setup-token");
    try (HirobaProcess server = HirobaProcess.start(home)) {
      String token = Files.readString(file).strip();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(server.text()).contains("setup-token").doesNotContain(token);
      Http http = new Http(server.baseUri());

      assertThat(signIn(http, "Root", token + "x").statusCode()).isEqualTo(401);
      HttpResponse<String> root = signIn(http, "Root", token);
      assertThat(root.statusCode()).isEqualTo(200);
      assertThat(roles(root)).contains("admin");
      assertThat(file).doesNotExist();
      assertThat(signIn(http, "Eve", token).statusCode()).isEqualTo(401);
      seesAndRevokesTheTokensOfAll(http, cookie(root));
      server.stop();
    }
    try (HirobaProcess server = HirobaProcess.start(home)) {
      assertThat(file).doesNotExist();
      server.stop();
    }
  }

  private static void seesAndRevokesTheTokensOfAll(Http http, String root) {
    HttpResponse<String> bob = http.postJson("api/v1/session", "{\"name\":\"Bob\"}");
    JsonNode made = Json.parse(tokens(http, cookie(bob), "POST", "", "{\"name\":\"ci\"}").body());
    String bearer = "Bearer " + made.path("token").asText();

    assertThat(tokens(http, cookie(bob), "GET", "?all=true", "").statusCode()).isEqualTo(403);
    JsonNode all = Json.parse(tokens(http, root, "GET", "?all=true", "").body()).path("tokens");
    assertThat(all).hasSize(1);
    assertThat(all.get(0).path("id")).isEqualTo(made.path("id"));
    JsonNode bobsId = all.at("/0/user/id");
    assertThat(bobsId).isEqualTo(Json.parse(bob.body()).at("/user/id"));
    String ofBob = "?user=" + bobsId.asText();
    assertThat(Json.parse(tokens(http, root, "GET", ofBob, "").body()).path("tokens")).hasSize(1);
    assertThat(Json.parse(tokens(http, root, "GET", "", "").body()).path("tokens")).isEmpty();

    assertThat(http.send("GET", "api/v1/session", "", "Authorization", bearer).statusCode())
        .isEqualTo(200);
    assertThat(tokens(http, root, "DELETE", "/" + made.path("id").asText(), "").statusCode())
        .isEqualTo(204);
    assertThat(http.send("GET", "api/v1/session", "", "Authorization", bearer).statusCode())
        .isEqualTo(401);
  }

  private static HttpResponse<String> tokens(
      Http http, String cookie, String method, String rest, String body) {
    return http.send(
        method, "api/v1/tokens" + rest, body, "Cookie", cookie, "Content-Type", "application/json");
  }

  private static String cookie(HttpResponse<String> signedIn) {
    return signedIn.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
  }

  @Test
  void countsWrongTokensAsTriesToSignIn() {
    try (HirobaProcess server =
        HirobaProcess.start(
            folder.resolve("limited"), Map.of("hiroba.limits.sign-ins-per-minute", "3"))) {
      Http http = new Http(server.baseUri());
      for (int i = 0; i < 3; i++) {
        assertThat(signIn(http, "Eve", "guess" + i).statusCode()).isEqualTo(401);
      }
      assertThat(signIn(http, "Eve", "guess").statusCode()).isEqualTo(429);
    }
  }

  private static HttpResponse<String> signIn(Http http, String name, String token) {
    return http.postJson(
        "api/v1/session",
        Json.MAPPER.createObjectNode().put("name", name).put("setupToken", token).toString());
  }

  private static String roles(HttpResponse<String> answer) {
    JsonNode user = Json.parse(answer.body()).get("user");
    return user.get("roles").toString();
  }
}
