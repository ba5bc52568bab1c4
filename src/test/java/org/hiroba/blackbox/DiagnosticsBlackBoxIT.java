package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the diagnostics page asks of the server: anybody may, about themselves. */
class DiagnosticsBlackBoxIT {
  private static final String API = "api/v1/diagnostics/";
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  @Test
  void showsAConnectionItsOwnHandshakeBothWays() {
    try (ChatClient client =
        ChatClient.open(
            SERVER.baseUri(), "ws/diagnostics", "", "Via", "1.1 proxy.example", "X-Kept", "v")) {
      JsonNode seen = handshake(client);
      assertThat(header(seen.at("/request/headers"), "via")).contains("1.1 proxy.example");
      assertThat(header(seen.at("/request/headers"), "x-kept")).contains("v");
      assertThat(header(seen.at("/request/headers"), "upgrade")).contains("websocket");
      String key = header(seen.at("/request/headers"), "sec-websocket-key").orElseThrow();
      assertThat(header(seen.at("/response/headers"), "sec-websocket-accept"))
          .contains(accept(key));
      assertThat(seen.at("/request/path").asText())
          .isEqualTo(SERVER.baseUri().getPath() + "ws/diagnostics");
      assertThat(seen.at("/request/bytes").asInt()).isGreaterThan(200);
    }
  }

  @Test
  void believesNoForwardingHeaderOfAStranger() {
    try (ChatClient client =
        ChatClient.open(SERVER.baseUri(), "ws/diagnostics", "", "X-Forwarded-For", "203.0.113.7")) {
      JsonNode seen = handshake(client);
      assertThat(seen.at("/peer/address").asText()).isEqualTo("127.0.0.1");
      assertThat(seen.at("/peer/trusted").asBoolean()).isFalse();
      assertThat(seen.at("/client/address").asText()).isEqualTo("127.0.0.1");
      assertThat(seen.at("/client/origin").asText())
          .isEqualTo("http://" + SERVER.baseUri().getAuthority());
      assertThat(seen.at("/client/secure").asBoolean()).isFalse();
    }
  }

  @Test
  void hidesWhatMayBeSecret() {
    String secret = "hush-3f9a1c";
    String[] headers = {
      "Cookie", "hiroba-session=" + secret + "; other=" + secret,
      "Authorization", "Bearer " + secret,
      "Proxy-Authorization", "Basic " + secret,
      "X-Forwarded-Access-Token", secret,
      "X-Amzn-Oidc-Data", secret,
      "X-Api-Key", secret,
      "X-Client-Cert", secret,
      "X-Anything", "Bearer " + secret,
      "X-Other", "id eyJhbGciOiJIUzI1NiJ9." + secret + ".c2ln",
      "Referer", "http://host/page?" + secret
    };
    String plain = SERVER.http().get(API + "request?q=" + secret, headers).body();
    assertThat(plain).doesNotContain(secret).contains("(hidden, ");
    try (ChatClient client =
        ChatClient.open(SERVER.baseUri(), "ws/diagnostics?q=" + secret, "", headers)) {
      assertThat(handshake(client).toString()).doesNotContain(secret).contains("(hidden, ");
    }
  }

  @Test
  void refusesForeignPages() {
    assertThatThrownBy(
            () ->
                ChatClient.open(
                        SERVER.baseUri(), "ws/diagnostics", "", "Origin", "http://evil.example")
                    .close())
        .isInstanceOfSatisfying(
            ChatClient.RefusedHandshake.class,
            refused -> assertThat(refused.status()).isEqualTo(403));
  }

  @Test
  void tellsTheTimesOfARoundTrip() {
    try (ChatClient client = ChatClient.open(SERVER.baseUri(), "ws/diagnostics", "")) {
      double before = System.currentTimeMillis();
      client.sendText("{\"type\":\"time\",\"id\":\"t1\"}");
      JsonNode times = Json.parse(client.awaitTexts(1).get(0));
      double after = System.currentTimeMillis() + 1;
      assertThat(times.get("re").asText()).isEqualTo("t1");
      // The same machine, so the same clock.
      assertThat(times.get("received").asDouble()).isBetween(before, after);
      assertThat(times.get("sent").asDouble()).isBetween(times.get("received").asDouble(), after);
    }
  }

  @Test
  void answersNonsenseAndLivesOn() {
    try (ChatClient client = ChatClient.open(SERVER.baseUri(), "ws/diagnostics", "")) {
      for (String nonsense : new String[] {"", "null", "[[[[[[[[[]]]]]]]]]", "{\"type\":1}", "{"}) {
        client.sendText(nonsense);
      }
      assertThat(client.awaitTexts(5)).allMatch(text -> text.startsWith("{\"type\":\"error\""));
      client.sendText("{\"type\":\"time\",\"id\":\"t1\"}");
      assertThat(client.awaitTexts(6).get(5)).contains("\"re\":\"t1\"");
      client.sendBinary(new byte[] {1});
      assertThat(client.awaitClose()).isEqualTo(1003);
    }
  }

  @Test
  void limitsQuestions() {
    try (ChatClient client = ChatClient.open(SERVER.baseUri(), "ws/diagnostics", "")) {
      for (int i = 0; i < 100; i++) {
        client.sendText("{\"type\":\"time\",\"id\":\"t\"}");
      }
      assertThat(client.awaitTexts(100)).anyMatch(text -> text.contains("too many messages"));
    }
  }

  @Test
  void pushesTheNextBeats() {
    try (ChatClient client = ChatClient.open(SERVER.baseUri(), "ws/diagnostics", "")) {
      client.sendText("{\"type\":\"beats\",\"count\":2}");
      List<Long> beats =
          client.awaitTexts(2).stream().map(text -> Json.parse(text).get("at").asLong()).toList();
      assertThat(beats).hasSize(2).isSorted().doesNotHaveDuplicates();
      assertThat(beats).allMatch(at -> at % 1000 == 0);
    }
  }

  @Test
  void answersAPollWithTheBeatsSinceThen() {
    long latest = Json.parse(poll("poll", 0).body()).at("/beats/19").asLong();
    JsonNode answer = Json.parse(poll("poll", latest - 3_000).body());
    List<Long> beats = new ArrayList<>();
    answer.get("beats").forEach(beat -> beats.add(beat.asLong()));
    assertThat(beats).startsWith(latest - 2_000, latest - 1_000, latest);
    assertThat(answer.get("requestBytes").asInt()).isGreaterThan(50);
    JsonNode nothingNew = Json.parse(SERVER.http().get(API + "poll").body());
    assertThat(nothingNew.get("beats")).isEmpty();
  }

  @Test
  void letsALongPollWaitForTheNextBeat() {
    long latest = Json.parse(poll("poll", 0).body()).at("/beats/19").asLong();
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> answer = poll("long-poll", latest);
      assertThat(answer.statusCode()).isEqualTo(200);
      JsonNode beats = Json.parse(answer.body()).get("beats");
      assertThat(beats).isNotEmpty();
      assertThat(beats.get(0).asLong()).isEqualTo(latest + 1000);
      latest = beats.get(beats.size() - 1).asLong();
    }
    // A moment that is far away is not waited for.
    assertThat(poll("long-poll", Long.MAX_VALUE).body()).startsWith("{\"beats\":[],");
  }

  @Test
  void explainsWhatItDoesNotUnderstand() {
    Http http = SERVER.http();
    assertThat(http.get(API + "poll?after=soon").statusCode()).isEqualTo(400);
    assertThat(http.get(API + "poll?after=soon").body()).contains("after must be a moment");
    assertThat(http.get(API + "nothing").statusCode()).isEqualTo(404);
    HttpResponse<String> posted = http.postJson(API + "poll", "{}");
    assertThat(posted.statusCode()).isEqualTo(405);
    assertThat(posted.headers().firstValue("Allow")).contains("GET");
  }

  @Test
  void servesThePageToAnybodyAndNamesNobody() {
    Guest ann = SERVER.guest("Ann");
    for (HttpResponse<String> page :
        List.of(SERVER.http().get("diagnostics"), ann.get("diagnostics"))) {
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("<diagnostics-echo>", "\"teachingEndpoints\":true");
      assertThat(page.body()).doesNotContain(ann.name());
      assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'self'")
          .doesNotContain("unsafe");
    }
    assertThat(SERVER.http().get("diagnostics.jsp").statusCode()).isEqualTo(302);
  }

  private static HttpResponse<String> poll(String kind, long after) {
    return SERVER.http().get(API + kind + "?after=" + after);
  }

  private static JsonNode handshake(ChatClient client) {
    client.sendText("{\"type\":\"handshake\"}");
    return Json.parse(client.awaitTexts(1).get(0));
  }

  private static Optional<String> header(JsonNode headers, String name) {
    for (JsonNode header : headers) {
      if (header.get(0).asText().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(header.get(1).asText());
      }
    }
    return Optional.empty();
  }

  private static String accept(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
