package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hiroba.blackbox.LocalPerson.code;
import static org.hiroba.blackbox.LocalPerson.json;
import static org.hiroba.blackbox.LocalPerson.post;
import static org.hiroba.blackbox.LocalPerson.setUp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tokens are good for, and until when: protocol.md §1. */
class TokenScopesIT {
  private static final String PATH = "api/v1/tokens";
  private static final String PASSWORD = "four plain words here";

  @TempDir(cleanup = CleanupMode.ALWAYS)
  static Path folder;

  private static HirobaProcess server;
  private static Http http;
  private static Guest root;
  private static Guest member;
  private static String secretRoom = "";

  @BeforeAll
  static void start() throws IOException {
    Path home = folder.resolve("home");
    server =
        HirobaProcess.start(home, Map.of("hiroba.auth", "local", "hiroba.ops.allow", "192.0.2.1"));
    http = new Http(server.baseUri());
    String token = Files.readString(home.resolve("setup-token")).strip();
    root = setUp(http, token, "Root", PASSWORD);
    post(root, "api/v1/users", Map.of("name", "Mia", "password", PASSWORD));
    member = LocalPerson.signIn(http, "Mia", PASSWORD);
    try (ChatClient client = root.connect()) {
      secretRoom =
          ask(client, "createRoom", Map.of("name", "secret", "kind", "private"))
              .path("room")
              .asText();
      client.awaitAnswer(client.post(secretRoom, "hidden words"));
      client.awaitAnswer(client.post("lobby", "open words"));
    }
  }

  @AfterAll
  static void stop() {
    server.stop();
    server.close();
  }

  private static JsonNode make(Guest owner, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("name", "program");
    HttpResponse<String> answer = post(owner, PATH, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer);
  }

  private static String secret(Guest owner, Map<String, ?> more) {
    return make(owner, more).path("token").asText();
  }

  private static HttpResponse<String> with(String token, String method, String path) {
    return http.send(
        method,
        path,
        method.equals("GET") || method.equals("DELETE") ? "" : "{}",
        "Authorization",
        "Bearer " + token,
        "Content-Type",
        "application/json");
  }

  private static JsonNode ask(ChatClient client, String type, Map<String, ?> fields) {
    ObjectNode command = Json.MAPPER.valueToTree(fields);
    return client.ask(command.put("type", type));
  }

  private static ChatClient open(String token) {
    return ChatClient.open(
        server.baseUri(), "ws/chat", "hiroba.v1", "Authorization", "Bearer " + token);
  }

  @ParameterizedTest
  @CsvSource({
    "read, 200 200 403 403 403 403 403",
    "post, 200 403 403 403 403 403 403",
    "all,  200 200 200 400 403 200 403",
    "ops,  200 403 403 403 403 403 200"
  })
  void areGoodForWhatTheirScopeSays(String scope, String statuses) {
    String token = secret(root, Map.of("scope", scope));
    List<String> found =
        List.of(
                with(token, "GET", "api/v1/session"),
                with(token, "GET", "api/v1/rooms/lobby/messages"),
                with(token, "GET", PATH),
                with(token, "POST", "api/v1/session"),
                with(token, "GET", "api/v1/users"),
                with(token, "GET", ""),
                with(token, "GET", "-/metrics"))
            .stream()
            .map(answer -> Integer.toString(answer.statusCode()))
            .toList();
    assertThat(String.join(" ", found)).isEqualTo(statuses);
  }

  @Test
  void thatOnlyReadHearButChangeNothing() {
    try (ChatClient program = open(secret(root, Map.of("scope", "read")));
        ChatClient client = root.connect()) {
      program.hello(Json.MAPPER.createObjectNode());
      assertThat(ask(program, "post", Map.of("room", "lobby", "text", "x")).path("code").asText())
          .isEqualTo("forbidden");
      assertThat(ask(program, "search", Map.of("q", "hidden")).path("hits")).hasSize(1);
      String id = client.post("lobby", "for all who read");
      client.awaitAnswer(id);
      program.awaitMessage("for all who read");
    }
  }

  @Test
  void thatOnlyPostHearNothing() {
    try (ChatClient program = open(secret(root, Map.of("scope", "post")))) {
      program.hello(Json.MAPPER.createObjectNode());
      assertThat(program.awaitAnswer(program.post("lobby", "done")).path("type").asText())
          .isEqualTo("accepted");
      assertThat(ask(program, "history", Map.of("room", "lobby")).path("code").asText())
          .isEqualTo("forbidden");
    }
  }

  @Test
  void forSomeRoomsKnowNoOthers() {
    String token = secret(root, Map.of("rooms", List.of("lobby")));
    assertThat(with(token, "GET", "api/v1/rooms/lobby/messages").statusCode()).isEqualTo(200);
    HttpResponse<String> other = with(token, "GET", "api/v1/rooms/" + secretRoom + "/messages");
    assertThat(other.statusCode()).isEqualTo(404);
    assertThat(other.body()).isEqualTo(with(token, "GET", "api/v1/rooms/nowhere/messages").body());
    assertThat(code(with(token, "GET", PATH))).isEqualTo("403 not-allowed");
    assertThat(with(token, "GET", "").statusCode()).isEqualTo(403);
    try (ChatClient program = open(token)) {
      JsonNode welcome = program.hello(Json.MAPPER.createObjectNode());
      assertThat(welcome.path("rooms")).hasSize(1);
      assertThat(ask(program, "history", Map.of("room", secretRoom)).path("code").asText())
          .isEqualTo("not-found");
      assertThat(ask(program, "search", Map.of("q", "words")).path("hits")).hasSize(1);
    }
  }

  @Test
  void forOperatorsNeedAnAdministratorAndOpenNoSocket() {
    assertThat(code(post(member, PATH, Map.of("name", "x", "scope", "ops"))))
        .isEqualTo("403 not-allowed");
    String token = secret(root, Map.of("scope", "ops"));
    assertThat(http.get("-/metrics").statusCode()).isEqualTo(403);
    assertThat(with(token, "GET", "-/metrics").statusCode()).isEqualTo(200);
    assertThat(with(token, "GET", "-/ready").body()).contains("database");
    assertThatThrownBy(() -> open(token))
        .isInstanceOfSatisfying(
            ChatClient.RefusedHandshake.class,
            refused -> assertThat(refused.status()).isEqualTo(403));
  }

  @Test
  void endWhenTheirTimeIsOverAndSoDoTheirSockets() {
    String token = secret(root, Map.of("expiresAt", Instant.now().plusSeconds(5).toString()));
    try (ChatClient program = open(token)) {
      program.hello(Json.MAPPER.createObjectNode());
      assertThat(program.awaitClose()).isEqualTo(4001);
    }
    assertThat(with(token, "GET", "api/v1/session").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"scope\":\"person\"",
        "\"scope\":\"ALL\"",
        "\"scope\":1",
        "\"rooms\":[]",
        "\"rooms\":\"lobby\"",
        "\"rooms\":[1]",
        "\"rooms\":[\"a b\"]",
        "\"expiresAt\":\"soon\"",
        "\"expiresAt\":\"2001-01-01\"",
        "\"expiresAt\":\"+999999999-01-01T00:00:00Z\"",
        "\"expiresAt\":1"
      })
  void areNotMadeOfNonsense(String field) {
    HttpResponse<String> answer =
        root.send(
            "POST", PATH, "{\"name\":\"x\"," + field + "}", "Content-Type", "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
  }

  @Test
  void areShownAndRevokedByAdministrators() {
    JsonNode made =
        make(member, Map.of("scope", "read", "rooms", List.of("lobby"), "expiresAt", "2099-01-01"));
    String id = made.path("id").asText();
    assertThat(with(made.path("token").asText(), "GET", "api/v1/session").statusCode())
        .isEqualTo(200);
    assertThat(member.get(PATH + "?user=" + root.id()).statusCode()).isEqualTo(403);
    HttpResponse<String> answer = root.get(PATH + "?user=" + member.id());
    assertThat(answer.body()).doesNotContain(made.path("token").asText());
    JsonNode listed = json(answer).at("/tokens/0");
    assertThat(listed.path("id").asText()).isEqualTo(id);
    assertThat(listed.path("scope").asText()).isEqualTo("read");
    assertThat(listed.path("rooms").toString()).isEqualTo("[\"lobby\"]");
    assertThat(listed.path("expiresAt").asText()).isEqualTo("2099-01-01T00:00:00.000Z");
    assertThat(listed.has("lastUsedAt")).isTrue();
    assertThat(root.send("DELETE", PATH + "/" + id, "").statusCode()).isEqualTo(204);
    assertThat(with(made.path("token").asText(), "GET", "api/v1/session").statusCode())
        .isEqualTo(401);
    assertThat(json(member.get(PATH)).path("tokens")).isEmpty();
  }
}
