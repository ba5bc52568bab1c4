package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in and out over HTTP: protocol.md §1. */
class SessionBlackBoxIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  @Test
  void tellsWhoIsSignedInUntilTheySignOut() {
    Guest ann = SERVER.guest("Ann");
    HttpResponse<String> known = ann.get("api/v1/session");
    assertThat(known.statusCode()).isEqualTo(200);
    assertThat(known.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(Json.parse(known.body()).get("user")).isEqualTo(ann.user());
    try (ChatClient socket = ann.connect()) {
      assertThat(ann.send("DELETE", "api/v1/session", "").statusCode()).isEqualTo(204);
      assertThat(socket.awaitClose()).isEqualTo(4001);
    }
    assertProblem(ann.get("api/v1/session"), 401);
  }

  @Test
  void setsACookieThatScriptsAndOtherSitesCannotUse() {
    HttpResponse<String> answer = signIn("{\"name\":\"" + Guest.unique("Ann") + "\"}");
    String path = SERVER.baseUri().getPath();
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("hiroba-session=")
        .contains(
            "HttpOnly",
            "SameSite=Lax",
            "Max-Age=2592000",
            "Path=" + (path.equals("/") ? "/" : path.substring(0, path.length() - 1)))
        .doesNotContain("Secure");
  }

  @Test
  void keepsANameForTheBrowserThatTookIt() {
    Guest ann = SERVER.guest("Ann");
    String same = "{\"name\":\"" + ann.name().toUpperCase(java.util.Locale.ROOT) + "\"}";
    assertProblem(signIn(same), 409);
    HttpResponse<String> again =
        ann.send("POST", "api/v1/session", same, "Content-Type", "application/json");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(Json.parse(again.body()).at("/user/id").asText()).isEqualTo(ann.id());
    // The token is fresh: the old one is good for nothing.
    assertProblem(ann.get("api/v1/session"), 401);
  }

  @Test
  void givesAReleasedNameToANewAccount() {
    Guest ann = SERVER.guest("Ann");
    ann.send("DELETE", "api/v1/session", "");
    Guest newcomer = Guest.signIn(SERVER.baseUri(), ann.name());
    assertThat(newcomer.id()).isNotEqualTo(ann.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "null",
        "{}",
        "{\"name\":null}",
        "{\"name\":7}",
        "{\"name\":\"\"}",
        "{\"name\":\" \"}",
        "{\"name\":\".dot\"}",
        "{\"name\":\"a<script>\"}",
        "{\"name\":\"a\\u0000\"}",
        "{\"name\":\"a\\u202eb\"}",
        "{\"name\":\"123456789012345678901234567890123\"}",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "{\"name\":\"ok name\",\"displayName\":{}}",
        "{\"name\":\"ok name\"} {}"
      })
  void refusesBadBodiesWithoutAStackTrace(String body) {
    assertProblem(signIn(body), 400);
  }

  @Test
  void refusesOtherContentTypesMethodsAndOrigins() {
    assertProblem(SERVER.http().send("POST", "api/v1/session", "{}"), 415);
    assertProblem(
        SERVER.http().send("POST", "api/v1/session", "{}", "Content-Type", "text/plain"), 415);
    assertProblem(SERVER.http().send("PUT", "api/v1/session", "{}"), 405);
    assertProblem(SERVER.http().send("PATCH", "api/v1/session", "{}"), 405);
    assertProblem(
        SERVER.http().postJson("api/v1/session", "{}", "Origin", "http://evil.example"), 403);
    assertProblem(SERVER.http().postJson("api/v1/session", "{}", "Origin", "null"), 403);
  }

  @Test
  void letsNoGuestInThroughAProxy() {
    String body = "{\"name\":\"" + Guest.unique("Ann") + "\"}";
    assertProblem(
        SERVER.http().postJson("api/v1/session", body, "X-Forwarded-For", "192.0.2.1"), 403);
    assertProblem(SERVER.http().postJson("api/v1/session", body, "Forwarded", "for=_x"), 403);
  }

  @ParameterizedTest
  @CsvSource({
    "api/v1/rooms/lobby/messages, 200",
    "api/v1/rooms/lobby/messages?limit=1000, 200",
    "api/v1/rooms/lobby/messages?after=0&limit=2, 200",
    "api/v1/rooms/lobby/messages?before=5&after=1, 400",
    "api/v1/rooms/lobby/messages?limit=none, 400",
    "api/v1/rooms/lobby/messages?before=0, 400",
    "api/v1/rooms/nosuchroom/messages, 404",
    "api/v1/rooms/lobby, 404",
    "api/v1/rooms/, 404"
  })
  void answersHistoryOverHttp(String path, int status) {
    Guest ann = SERVER.guest("Ann");
    HttpResponse<String> answer = ann.get(path);
    if (status == 200) {
      assertThat(answer.statusCode()).isEqualTo(200);
      JsonNode page = Json.parse(answer.body());
      assertThat(page.get("messages").isArray()).isTrue();
      assertThat(page.get("messages").size()).isLessThanOrEqualTo(100);
      assertThat(page.get("hasBefore").isBoolean()).isTrue();
      assertThat(page.get("hasAfter").isBoolean()).isTrue();
    } else {
      assertProblem(answer, status);
    }
    assertProblem(SERVER.http().get(path), 401);
  }

  private static HttpResponse<String> signIn(String body) {
    return SERVER.http().postJson("api/v1/session", body);
  }

  private static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = Json.parse(answer.body());
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("title").asText()).isNotEmpty();
    assertThat(problem.get("detail").asText()).isNotEmpty().doesNotContain("Exception");
  }
}
