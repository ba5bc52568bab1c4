package org.hiroba.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.FreePorts;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.blackbox.Http;
import org.hiroba.blackbox.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Signs in by a real Keycloak: {@code mvn verify -Pidentity}. */
@Tag("identity")
class KeycloakIT {
  private static final Pattern FORM = Pattern.compile("action=\"([^\"]{1,2000})\"");

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Cookies by authority and name: Keycloak's are {@code Secure}, though it speaks plain http. */
  private Map<String, Map<String, String>> cookies = new HashMap<>();

  private HttpResponse<String> send(URI to, String form) throws Exception {
    Map<String, String> own = cookies.computeIfAbsent(to.getAuthority(), key -> new HashMap<>());
    HttpRequest.Builder request = HttpRequest.newBuilder(to).timeout(Duration.ofMinutes(1));
    if (!own.isEmpty()) {
      request.header(
          "Cookie",
          own.entrySet().stream()
              .map(one -> one.getKey() + "=" + one.getValue())
              .collect(Collectors.joining("; ")));
    }
    if (!form.isEmpty()) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(form));
    }
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    for (String set : answer.headers().allValues("Set-Cookie")) {
      HttpCookie cookie = HttpCookie.parse(set.replace("SameSite", "Comment")).get(0);
      if (cookie.getMaxAge() == 0) {
        own.remove(cookie.getName());
      } else {
        own.put(cookie.getName(), cookie.getValue());
      }
    }
    return answer;
  }

  private HttpResponse<String> open(URI to, String form) throws Exception {
    HttpResponse<String> answer = send(to, form);
    while (answer.statusCode() / 100 == 3) {
      answer =
          send(answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow()), "");
    }
    return answer;
  }

  private Guest signIn(URI base) throws Exception {
    HttpResponse<String> page = open(base.resolve("auth/oidc"), "");
    Matcher form = FORM.matcher(page.body());
    if (!page.uri().getAuthority().equals(base.getAuthority())) {
      assertThat(form.find()).as(page.body()).isTrue();
      page =
          open(
              URI.create(form.group(1).replace("&amp;", "&")),
              "username="
                  + KeycloakServer.NAME
                  + "&password="
                  + URLEncoder.encode(KeycloakServer.PASSWORD, StandardCharsets.UTF_8));
    }
    assertThat(page.uri()).hasToString(base.toString());
    String session = cookies.get(base.getAuthority()).get("hiroba-session");
    Http http = new Http(base);
    String cookie = "hiroba-session=" + session;
    HttpResponse<String> who = http.get("api/v1/session", "Cookie", cookie);
    assertThat(who.statusCode()).isEqualTo(200);
    return new Guest(http, cookie, Json.parse(who.body()).get("user"));
  }

  @Test
  void letsPeopleInAndOutAsARealProviderSays() throws Exception {
    Path home = Path.of(System.getProperty("hiroba.tests.keycloak"));
    Path jdk =
        Jdks.between(21, 99)
            .orElseThrow(
                () -> new AssertionError("Keycloak needs a JDK 21 or newer, none is here"));
    int port = FreePorts.take();
    URI base = URI.create("http://127.0.0.1:" + port + "/");
    try (KeycloakServer keycloak = KeycloakServer.start(jdk, home, folder, base);
        HirobaProcess hiroba = hiroba(keycloak, port)) {
      Guest alice = signIn(base);
      assertThat(alice.name()).isEqualTo("alice");
      assertThat(alice.user().get("displayName").asText()).isEqualTo("Alice Example");
      assertThat(alice.user().get("roles").toString()).contains("admin");

      keycloak.rotateKeys();
      cookies = new HashMap<>();
      Guest again = signIn(base);
      assertThat(again.id()).isEqualTo(alice.id());

      ChatClient socket = again.connect();
      keycloak.signOutEverywhere();
      assertThat(socket.awaitClose()).isEqualTo(4001);
      assertThat(again.get("api/v1/session").statusCode()).isEqualTo(401);

      cookies = new HashMap<>();
      Guest third = signIn(base);
      HttpResponse<String> out = third.send("DELETE", "api/v1/session", "");
      URI further = URI.create(out.headers().firstValue("Location").orElseThrow());
      assertThat(further).hasHost("127.0.0.1").isNotEqualTo(base);
      assertThat(open(further, "").uri()).hasToString(base.toString());
      HttpResponse<String> asks = open(base.resolve("auth/oidc"), "");
      assertThat(asks.body()).as("signed out there too").contains("password");
      assertThat(hiroba.text()).doesNotContain(KeycloakServer.SECRET);
    }
  }

  private HirobaProcess hiroba(KeycloakServer keycloak, int port) throws IOException {
    Path secret = folder.resolve("secret");
    Files.writeString(secret, KeycloakServer.SECRET);
    Map<String, String> settings = new HashMap<>();
    settings.put("hiroba.auth", "oidc");
    settings.put("hiroba.http.port", Integer.toString(port));
    settings.put("hiroba.url", "http://127.0.0.1:" + port);
    settings.put("hiroba.auth.oidc.issuer", keycloak.issuer());
    settings.put("hiroba.auth.oidc.client-id", "hiroba");
    settings.put("hiroba.auth.oidc.client-secret-file", secret.toString());
    settings.put("hiroba.auth.admin-groups", "chat-admins");
    return HirobaProcess.start(folder.resolve("home"), settings);
  }
}
