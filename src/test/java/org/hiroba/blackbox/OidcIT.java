package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hiroba.blackbox.LocalPerson.code;
import static org.hiroba.blackbox.LocalPerson.json;
import static org.hiroba.blackbox.LocalPerson.setUp;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hiroba.oidc.LyingProvider;
import org.hiroba.oidc.LyingProvider.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** People of a provider of OpenID Connect, from their first visit to the provider's last word. */
class OidcIT {
  private static final String PASSWORD = "four plain words here";

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  private OidcServer start(Map<String, String> more) throws IOException {
    return OidcServer.start(folder, more);
  }

  private static HttpResponse<String> logout(OidcServer server, String token) {
    return new Http(server.baseUri())
        .send(
            "POST",
            "auth/oidc/back-channel-logout",
            "logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8),
            "Content-Type",
            "application/x-www-form-urlencoded");
  }

  @Test
  void letsPeopleInByTheProviderAndFollowsWhatItSays() throws IOException {
    try (OidcServer server = start(Map.of("hiroba.auth.admin-groups", "chat-admins"))) {
      JsonNode auth = json(new Http(server.baseUri()).get("api/v1/auth"));
      assertThat(auth.at("/modes/0").toString())
          .isEqualTo("{\"kind\":\"oidc\",\"label\":\"Office\",\"href\":\"auth/oidc\"}");

      CookieBrowser browser = server.browser();
      HttpResponse<String> there = browser.open("auth/oidc?next=%23/room/lobby");
      assertThat(there.statusCode()).isEqualTo(200);
      assertThat(browser.way()).hasSize(4);
      assertThat(browser.way().get(3)).hasToString(server.baseUri() + "#/room/lobby");
      assertThat(browser.setCookies())
          .anySatisfy(
              cookie ->
                  assertThat(cookie)
                      .startsWith("hiroba-oidc-")
                      .contains("Path=/auth/oidc; Max-Age=600; HttpOnly; SameSite=Lax"));
      Guest alice = browser.person();
      assertThat(alice.name()).isEqualTo("alice");
      assertThat(alice.user().get("displayName").asText()).isEqualTo("Alice Example");
      assertThat(alice.user().get("roles").toString()).isEqualTo("[\"user\"]");
      alice.connect().post("lobby", "hello");

      // By another name of the machine, to which no cookie of the way back belongs.
      CookieBrowser numbered =
          new CookieBrowser(URI.create("http://127.0.0.1:" + server.baseUri().getPort() + "/"));
      numbered.open("auth/oidc?next=%3Froom=lobby");
      assertThat(numbered.way()).hasSize(5);
      assertThat(numbered.way().get(4)).hasToString(server.baseUri() + "?room=lobby");

      server.provider().person().put("preferred_username", "alice2");
      server.provider().person().put("groups", List.of("Chat-Admins"));
      CookieBrowser other = server.browser();
      other.open("auth/oidc");
      Guest again = other.person();
      assertThat(again.id()).isEqualTo(alice.id());
      assertThat(again.name()).isEqualTo("alice2");
      assertThat(again.user().get("roles").toString()).isEqualTo("[\"user\",\"admin\"]");
      assertThat(server.text()).doesNotContain(LyingProvider.SECRET).doesNotContain("eyJ");
    }
  }

  @Test
  void tellsOnThePageWhyNobodyCameIn() throws IOException {
    try (OidcServer server = start(Map.of("hiroba.auth", "local,oidc"))) {
      setUp(
          new Http(server.baseUri()),
          Files.readString(folder.resolve("home/setup-token")).strip(),
          "alice",
          PASSWORD);
      CookieBrowser browser = server.browser();
      HttpResponse<String> taken = browser.open("auth/oidc");
      assertThat(taken.statusCode()).isEqualTo(409);
      assertThat(taken.body()).contains("Another account here has your name already");
      HttpResponse<String> japanese = browser.open("auth/oidc", "Accept-Language", "ja");
      assertThat(japanese.body()).contains("同じ名前のアカウント");

      HttpResponse<String> other = browser.get("auth/oidc/callback?state=" + "x".repeat(43));
      assertThat(other.statusCode()).isEqualTo(303);
      assertThat(other.headers().firstValue("Location")).hasValue("/?oidc=expired");
      assertThat(browser.open("auth/oidc/callback?code=1").statusCode()).isEqualTo(400);
      assertThat(browser.open("auth/oidc/callback?state=%0d%0a").statusCode()).isEqualTo(400);

      String to = browser.get("auth/oidc").headers().firstValue("Location").orElseThrow();
      HttpResponse<String> back = browser.get(to);
      String callback = back.headers().firstValue("Location").orElseThrow();
      assertThat(server.browser().open(callback).body()).contains("used before");

      server.provider().answer().put("code", "");
      server.provider().answer().put("error", "access_denied");
      server.provider().answer().put("error_description", "<b>made up</b>");
      HttpResponse<String> denied = browser.open("auth/oidc");
      assertThat(denied.statusCode()).isEqualTo(403);
      assertThat(denied.body()).contains("not signed in there").doesNotContain("made up");
      server.provider().answer().clear();
      server.provider().person().put("preferred_username", "al");
      browser.open("auth/oidc?next=//evil.example/");
      assertThat(browser.way().get(3)).hasToString(server.baseUri().toString());
      assertThat(browser.person().name()).isEqualTo("al");
      assertThat(new Http(server.baseUri()).get("?oidc=%3Cscript%3E").body())
          .doesNotContain("oidc=<")
          .doesNotContain("signin.oidc.<");
      assertThat(new Http(server.baseUri()).get("auth/oidc/none").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void startsWithoutTheProviderAndLetsPeopleInOnceItIsThere() throws IOException {
    try (OidcServer server = start(Map.of())) {
      server.provider().fault("/.well-known/openid-configuration", Fault.ERROR);
      CookieBrowser browser = server.browser();
      HttpResponse<String> down = browser.open("auth/oidc");
      assertThat(down.statusCode()).isEqualTo(503);
      assertThat(down.body()).contains("does not answer for now");
      assertThat(server.text()).contains("cannot be asked").contains("answers 500");
      server.provider().fault("/.well-known/openid-configuration", Fault.NONE);
      org.awaitility.Awaitility.await().until(() -> browser.open("auth/oidc").statusCode() == 200);
      assertThat(browser.person().name()).isEqualTo("alice");
    }
  }

  @Test
  void endsSignInsAndSocketsWhenTheProviderSaysSo() throws IOException {
    try (OidcServer server = start(Map.of("hiroba.auth.admin-groups", "chat-users"))) {
      CookieBrowser browser = server.browser();
      browser.open("auth/oidc");
      Guest alice = browser.person();
      ChatClient socket = alice.connect();
      LyingProvider provider = server.provider();
      HttpResponse<String> forged =
          logout(server, provider.logoutToken("1", claims -> claims.audience("other")));
      assertThat(code(forged)).isEqualTo("400 bad-logout-token");
      assertThat(forged.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(logout(server, "").statusCode()).isEqualTo(400);
      assertThat(logout(server, "x".repeat(20_000)).statusCode()).isEqualTo(413);
      assertThat(
              new Http(server.baseUri())
                  .postJson("auth/oidc/back-channel-logout", "{}")
                  .statusCode())
          .isEqualTo(400);
      assertThat(alice.get("api/v1/session").statusCode()).isEqualTo(200);

      String token = provider.logoutToken("2", claims -> {});
      HttpResponse<String> done = logout(server, token);
      assertThat(done.statusCode()).isEqualTo(200);
      assertThat(done.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(socket.awaitClose()).isEqualTo(4001);
      assertThat(alice.get("api/v1/session").statusCode()).isEqualTo(401);
      assertThat(code(logout(server, token))).isEqualTo("400 bad-logout-token");

      browser.open("auth/oidc");
      CookieBrowser other = server.browser();
      other.open("auth/oidc");
      Guest elsewhere = other.person();
      String all = provider.logoutToken("3", claims -> claims.claim("sid", null));
      assertThat(logout(server, all).statusCode()).isEqualTo(200);
      assertThat(elsewhere.get("api/v1/session").statusCode()).isEqualTo(401);
      assertThat(browser.get("api/v1/session").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void tellsWhereToSignOutAtTheProviderToo() throws IOException {
    try (OidcServer server = start(Map.of())) {
      CookieBrowser browser = server.browser();
      browser.open("auth/oidc");
      Guest alice = browser.person();
      HttpResponse<String> out = alice.send("DELETE", "api/v1/session", "");
      assertThat(out.statusCode()).isEqualTo(204);
      String further = out.headers().firstValue("Location").orElseThrow();
      assertThat(further)
          .startsWith(server.provider().issuer() + "/end?")
          .contains("id_token_hint=")
          .contains("post_logout_redirect_uri=");
      assertThat(alice.get("api/v1/session").statusCode()).isEqualTo(401);
      assertThat(server.browser().open(further).uri()).hasToString(server.baseUri().toString());
    }
  }

  @Test
  void keepsAWayInForAdministratorsWithAPassword() throws IOException {
    try (OidcServer server = start(Map.of())) {
      Http http = new Http(server.baseUri());
      assertThat(http.get("").body())
          .contains("href=\"auth/oidc\"")
          .contains("Sign in with Office")
          .doesNotContain("id=\"password\"");
      assertThat(http.get("?local").body()).contains("id=\"password\"");
      String token = Files.readString(folder.resolve("home/setup-token")).strip();
      setUp(http, token, "Root", PASSWORD);
      assertThat(LocalPerson.signIn(http, "Root", PASSWORD).name()).isEqualTo("Root");
    }
  }

  @Test
  void saysAtStartWhatItLacks() {
    Map<String, String> none = Map.of("hiroba.auth", "oidc");
    try (HirobaProcess server = HirobaProcess.launch(folder.resolve("a"), none)) {
      assertThat(server.waitForExit()).isEqualTo(1);
      assertThat(server.text()).contains("hiroba.url must say where people reach this server");
    }
    Map<String, String> url =
        Map.of("hiroba.auth", "oidc", "hiroba.url", "https://chat.example.com");
    try (HirobaProcess server = HirobaProcess.launch(folder.resolve("b"), url)) {
      assertThat(server.waitForExit()).isEqualTo(1);
      assertThat(server.text()).contains("hiroba.auth.oidc.issuer must name the provider");
    }
  }
}
