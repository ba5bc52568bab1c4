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
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.hiroba.directory.TestDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** People who link what they are elsewhere with the account in which they are signed in. */
class OwnIdentitiesIT {
  private static final String PASSWORD = "four plain words here";
  private static final String PATH = "api/v1/identities";

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  private Guest root(URI base) throws IOException {
    return setUp(
        new Http(base),
        Files.readString(folder.resolve("home/setup-token")).strip(),
        "root",
        PASSWORD);
  }

  /** Makes an account with a password, by a link as its owner gets it. */
  private static Guest member(Guest root, String name) {
    HttpResponse<String> made =
        post(root, "api/v1/users", Map.of("name", name, "password", PASSWORD));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return signIn(root.http(), name, PASSWORD);
  }

  private static String begin(Guest who, CookieJar jar) {
    HttpResponse<String> begun = post(who, "auth/oidc/link", Map.of());
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
    jar.keep(begun);
    return json(begun).path("href").asText();
  }

  /** The cookies of one browser, of which only those that are set by hand count. */
  private static final class CookieJar {
    private String cookies;

    CookieJar(String cookies) {
      this.cookies = cookies;
    }

    void keep(HttpResponse<String> answer) {
      for (String cookie : answer.headers().allValues("Set-Cookie")) {
        cookies += "; " + cookie.replaceFirst(";.*", "");
      }
    }
  }

  private static HttpResponse<String> comeBack(Http http, String provider, String cookies) {
    URI callback = URI.create(http.get(provider).headers().firstValue("Location").orElseThrow());
    return http.get(callback.toString(), "Cookie", cookies);
  }

  private static String told(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  @Test
  void linksAProviderOnlyInTheSignInThatBeganIt() throws IOException {
    try (OidcServer server = OidcServer.start(folder, Map.of("hiroba.auth", "local,oidc"))) {
      Guest root = root(server.baseUri());
      Guest bob = member(root, "bob");
      Guest eve = member(root, "eve");
      Http http = new Http(server.baseUri());
      assertThat(json(bob.get(PATH)).path("identities")).isEmpty();
      assertThat(json(bob.get(PATH)).at("/ways/0/href").asText()).isEqualTo("auth/oidc/link");

      // Who follows a link of another site begins nothing, and so does a page of another site.
      assertThat(bob.get("auth/oidc/link").statusCode()).isEqualTo(404);
      assertThat(
              bob.send("POST", "auth/oidc/link", "{}", "Origin", "https://evil.example")
                  .statusCode())
          .isEqualTo(403);
      assertThat(post(http, "auth/oidc/link", Map.of()).statusCode()).isEqualTo(401);
      String token =
          json(post(bob, "api/v1/tokens", Map.of("name", "t", "scope", "all")))
              .path("token")
              .asText();
      assertThat(
              post(http, "auth/oidc/link", Map.of(), "Authorization", "Bearer " + token)
                  .statusCode())
          .isEqualTo(403);

      // A way that Eve began and that ends in Bob's browser links nobody and signs nobody in.
      CookieJar eves = new CookieJar(bob.cookie());
      String way = begin(eve, eves);
      HttpResponse<String> mixed = comeBack(http, way, eves.cookies);
      assertThat(told(mixed)).isEqualTo("/linked?was=expired");
      assertThat(mixed.headers().allValues("Set-Cookie"))
          .noneMatch(cookie -> cookie.startsWith("hiroba-session"));
      assertThat(json(bob.get(PATH)).path("identities")).isEmpty();
      assertThat(json(eve.get(PATH)).path("identities")).isEmpty();

      CookieJar bobs = new CookieJar(bob.cookie());
      HttpResponse<String> linked = comeBack(http, begin(bob, bobs), bobs.cookies);
      assertThat(told(linked)).isEqualTo("/linked?was=ok");
      HttpResponse<String> page = http.get("linked?was=ok", "Accept-Language", "ja");
      assertThat(page.body()).contains("連携しました").contains("lang=\"ja\"");
      JsonNode one = json(bob.get(PATH)).at("/identities/0");
      assertThat(one.path("issuer").asText()).isEqualTo(server.provider().issuer());
      CookieBrowser browser = server.browser();
      browser.open("auth/oidc");
      Guest byProvider = browser.person();
      assertThat(byProvider.id()).isEqualTo(bob.id());

      CookieJar again = new CookieJar(eve.cookie());
      assertThat(told(comeBack(http, begin(eve, again), again.cookies)))
          .isEqualTo("/linked?was=taken");
      assertThat(http.get("linked?was=taken").statusCode()).isEqualTo(409);
      assertThat(http.get("linked?was=%3Cb%3E").body()).doesNotContain("<b>");

      Map<String, String> identity =
          Map.of("issuer", one.path("issuer").asText(), "subject", one.path("subject").asText());
      assertThat(remove(eve, identity).statusCode()).isEqualTo(404);
      ChatClient socket = byProvider.connect();
      assertThat(remove(bob, identity).statusCode()).isEqualTo(204);
      assertThat(socket.awaitClose()).isEqualTo(4001);
      assertThat(bob.get("api/v1/session").statusCode()).isEqualTo(200);
      assertThat(json(root.get("api/v1/audit?action=identity.unlink")).path("entries")).hasSize(1);
    }
  }

  private static HttpResponse<String> remove(Guest who, Map<String, String> identity) {
    return who.send(
        "DELETE",
        PATH,
        Json.MAPPER.valueToTree(identity).toString(),
        "Content-Type",
        "application/json");
  }

  @Test
  void neverTakesTheLastWayIn() throws IOException {
    try (OidcServer server = OidcServer.start(folder, Map.of())) {
      CookieBrowser browser = server.browser();
      browser.open("auth/oidc");
      Guest alice = browser.person();
      JsonNode one = json(alice.get(PATH)).at("/identities/0");
      Map<String, String> identity =
          Map.of("issuer", one.path("issuer").asText(), "subject", one.path("subject").asText());
      assertThat(code(remove(alice, identity))).isEqualTo("409 last-way-in");
      assertThat(code(remove(alice, Map.of("issuer", "scim", "subject", "x"))))
          .isEqualTo("403 not-allowed");
    }
  }

  @Test
  void linksWhomADirectoryKnowsByTheirPasswordThere() throws IOException {
    try (TestDirectory directory = TestDirectory.start()) {
      directory.person("alice", "wonder");
      Path bind =
          Files.writeString(folder.resolve("bind-password"), TestDirectory.SERVICE_PASSWORD + "\n");
      Map<String, String> settings = new HashMap<>();
      settings.put("hiroba.auth", "local,ldap");
      settings.put("hiroba.auth.ldap.urls", directory.url());
      settings.put("hiroba.auth.ldap.bind-dn", TestDirectory.SERVICE);
      settings.put("hiroba.auth.ldap.bind-password-file", bind.toString());
      settings.put("hiroba.auth.ldap.user-base", TestDirectory.PEOPLE);
      try (HirobaProcess server = HirobaProcess.start(folder.resolve("home"), settings)) {
        Guest root = root(server.baseUri());
        Guest bob = member(root, "bob");
        Map<String, String> right = Map.of("mode", "ldap", "name", "alice", "password", "wonder");
        assertThat(code(post(bob, PATH, Map.of("mode", "ldap", "name", "alice", "password", "x"))))
            .isEqualTo("401 wrong-credentials");
        assertThat(post(bob, PATH, Map.of("mode", "local", "name", "a", "password", "x")))
            .extracting(HttpResponse::statusCode)
            .isEqualTo(400);
        assertThat(post(bob, PATH, right).statusCode()).isEqualTo(204);
        assertThat(code(post(root, PATH, right))).isEqualTo("409 identity-taken");
        assertThat(signIn(root.http(), "alice", "wonder").id()).isEqualTo(bob.id());
        assertThat(
                code(
                    post(
                        bob,
                        PATH,
                        Map.of(
                            "mode",
                            "ldap",
                            "name",
                            "alice",
                            "password",
                            "wonder",
                            "ownPassword",
                            "another one"))))
            .isEqualTo("401 wrong-credentials");
        // By either password from now on, and by the one here while the directory is away.
        assertThat(trySignIn(root.http(), "alice", "wonder").statusCode()).isEqualTo(200);
        assertThat(signIn(root.http(), "alice", PASSWORD).id()).isEqualTo(bob.id());
        assertThat(code(trySignIn(root.http(), "alice", "neither")))
            .isEqualTo("401 wrong-credentials");
        directory.stop();
        assertThat(code(trySignIn(root.http(), "alice", "wonder")))
            .isEqualTo("503 directory-unavailable");
        assertThat(signIn(root.http(), "alice", PASSWORD).id()).isEqualTo(bob.id());
        server.stop();
      }
    }
  }
}
