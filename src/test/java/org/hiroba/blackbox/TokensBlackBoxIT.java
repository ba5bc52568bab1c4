package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bearer tokens, a sign-in's and a program's: protocol.md §1. */
class TokensBlackBoxIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();
  private static final String PATH = "api/v1/tokens";

  private static HttpResponse<String> make(Guest owner, String body) {
    return owner.send("POST", PATH, body, "Content-Type", "application/json");
  }

  private static JsonNode made(Guest owner) {
    HttpResponse<String> answer = make(owner, "{\"name\":\"ci\"}");
    assertThat(answer.statusCode()).isEqualTo(201);
    return Json.parse(answer.body());
  }

  private static HttpResponse<String> with(String token, String method, String path, String body) {
    return SERVER
        .http()
        .send(
            method,
            path,
            body,
            "Authorization",
            "Bearer " + token,
            "Content-Type",
            "application/json");
  }

  private static ChatClient connect(String token) {
    return ChatClient.open(
        SERVER.baseUri(), "ws/chat", "hiroba.v1", "Authorization", "Bearer " + token);
  }

  @Test
  void takesASignInsTokenAsABearerToken() {
    Guest ann = SERVER.guest("Ann");
    String token = ann.cookie().substring(ann.cookie().indexOf('=') + 1);
    HttpResponse<String> known = with(token, "GET", "api/v1/session", "");
    assertThat(known.statusCode()).isEqualTo(200);
    assertThat(known.headers().firstValue("Set-Cookie")).isEmpty();
    try (ChatClient client = connect(token)) {
      assertThat(client.hello(Json.MAPPER.createObjectNode()).at("/user/id").asText())
          .isEqualTo(ann.id());
    }
  }

  @Test
  void letsAProgramPostInItsOwnersNameUntilTheTokenIsRevoked() {
    Guest ann = SERVER.guest("Ann");
    JsonNode made = made(ann);
    String token = made.path("token").asText();
    assertThat(made.path("name").asText()).isEqualTo("ci");
    assertThat(made.path("createdAt").asText()).matches("\\d{4}-.*\\.\\d{3}Z");
    assertThat(Json.parse(with(token, "GET", "api/v1/session", "").body()).at("/user/id").asText())
        .isEqualTo(ann.id());
    try (ChatClient client = connect(token)) {
      client.hello(Json.MAPPER.createObjectNode());
      assertThat(client.awaitAnswer(client.post("lobby", "by a bot")).path("type").asText())
          .isEqualTo("accepted");
      HttpResponse<String> revoked = ann.send("DELETE", PATH + "/" + made.path("id").asText(), "");
      assertThat(revoked.statusCode()).isEqualTo(204);
      assertThat(client.awaitClose()).isEqualTo(4001);
    }
    assertThat(with(token, "GET", "api/v1/session", "").statusCode()).isEqualTo(401);
    assertThatThrownBy(() -> connect(token))
        .isInstanceOfSatisfying(
            ChatClient.RefusedHandshake.class,
            refused -> assertThat(refused.status()).isEqualTo(401));
    assertThat(ann.get("api/v1/session").statusCode()).isEqualTo(200);
  }

  @Test
  void outlivesTheSignInThatMadeIt() {
    Guest ann = SERVER.guest("Ann");
    String token = made(ann).path("token").asText();
    assertThat(ann.send("DELETE", "api/v1/session", "").statusCode()).isEqualTo(204);
    assertThat(with(token, "GET", "api/v1/session", "").statusCode()).isEqualTo(200);
  }

  @Test
  void showsATokenOnceAndItsOwnerOnlyItsName() {
    Guest ann = SERVER.guest("Ann");
    JsonNode made = made(ann);
    HttpResponse<String> list = ann.get(PATH);
    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(list.body()).doesNotContain(made.path("token").asText());
    assertThat(Json.parse(list.body()).path("tokens")).hasSize(1);
    assertThat(Json.parse(list.body()).at("/tokens/0/id")).isEqualTo(made.path("id"));
    Guest bob = SERVER.guest("Bob");
    assertThat(Json.parse(bob.get(PATH).body()).path("tokens")).isEmpty();
    assertThat(bob.send("DELETE", PATH + "/" + made.path("id").asText(), "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aTokenCanNeitherMakeAnotherNorSignOut() {
    Guest ann = SERVER.guest("Ann");
    JsonNode made = made(ann);
    String token = made.path("token").asText();
    assertThat(with(token, "POST", PATH, "{\"name\":\"child\"}").statusCode()).isEqualTo(403);
    assertThat(with(token, "DELETE", "api/v1/session", "").statusCode()).isEqualTo(403);
    assertThat(with(token, "GET", PATH, "").statusCode()).isEqualTo(200);
    assertThat(with(token, "DELETE", PATH + "/" + made.path("id").asText(), "").statusCode())
        .isEqualTo(204);
    assertThat(with(token, "GET", PATH, "").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"name\":7}", "{\"name\":\"\"}", "{\"name\":\"a\\nb\"}", "[]"})
  void refusesARequestWithoutAGoodName(String body) {
    assertThat(make(SERVER.guest("Ann"), body).statusCode()).isEqualTo(400);
  }

  @Test
  void refusesStrangersAndOtherSites() {
    assertThat(SERVER.http().get(PATH).statusCode()).isEqualTo(401);
    assertThat(with("hrb_guess", "GET", PATH, "").statusCode()).isEqualTo(401);
    Guest ann = SERVER.guest("Ann");
    HttpResponse<String> foreign =
        ann.send(
            "POST",
            PATH,
            "{\"name\":\"ci\"}",
            "Content-Type",
            "application/json",
            "Origin",
            "http://evil.example");
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(ann.send("PUT", PATH, "").statusCode()).isEqualTo(405);
    assertThat(ann.get(PATH + "/t0").statusCode()).isEqualTo(405);
  }
}
