package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hiroba.blackbox.LocalPerson.code;
import static org.hiroba.blackbox.LocalPerson.setUp;
import static org.hiroba.blackbox.LocalPerson.signedIn;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** People whom a proxy in front of the server signs in. */
class ProxySignInIT {
  private static final String USER = "X-Login";
  private static final String GROUPS = "X-Groups";
  private static final Map<String, String> SETTINGS =
      Map.of(
          "hiroba.auth", "header",
          "hiroba.trusted-proxies", "127.0.0.1",
          "hiroba.auth.header.user", USER,
          "hiroba.auth.header.groups", GROUPS,
          "hiroba.auth.header.logout-url", "https://sso.example.com/out?a=1&b=2",
          "hiroba.auth.allow-groups", "chat",
          "hiroba.auth.admin-groups", "admins");

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path home;

  private static Guest comeIn(Http http, String name, String groups) {
    return signedIn(http, http.get("api/v1/session", USER, name, GROUPS, groups));
  }

  @Test
  void signsInWhomTheProxyNamesAndNobodyElse() throws IOException {
    try (HirobaProcess server = HirobaProcess.start(home, SETTINGS)) {
      Http http = new Http(server.baseUri());
      assertThat(http.get("api/v1/auth").body()).contains("\"href\":\"auth/header\"");
      assertThat(http.get("api/v1/session").statusCode()).isEqualTo(401);

      Guest alice = comeIn(http, "Alice", "chat,admins");
      assertThat(alice.user().get("roles").toString()).isEqualTo("[\"user\",\"admin\"]");
      Guest again = comeIn(http, "ALICE", "chat");
      assertThat(again.id()).isEqualTo(alice.id());
      assertThat(comeIn(http, "%E9%88%B4%E6%9C%A8", "chat").name()).isEqualTo("鈴木");
      assertThat(again.user().get("roles").toString()).contains("admin");

      assertThat(code(http.get("api/v1/session", USER, "mallory", GROUPS, "others")))
          .isEqualTo("403 not-allowed");
      assertThat(code(http.get("api/v1/session", USER, "mallory"))).isEqualTo("403 not-allowed");
      assertThat(http.get("api/v1/session", USER, "a,b", GROUPS, "chat").statusCode())
          .isEqualTo(400);
      assertThat(http.get("", USER, "").statusCode()).isEqualTo(403);
      HttpResponse<String> doubled =
          http.get("", USER, "alice", USER, "bob", GROUPS, "chat,admins");
      assertThat(doubled.statusCode()).isEqualTo(400);
      assertThat(doubled.headers().firstValue("Set-Cookie")).isEmpty();

      assertThat(statusFrom("127.0.0.2", server.baseUri())).isEqualTo(401);
      assertThat(statusFrom("127.0.0.1", server.baseUri())).isEqualTo(200);
      assertThat(server.text()).contains("Refused (identity)");
    }
  }

  /** As a peer of another address, which says that it was the proxy. */
  private static int statusFrom(String peer, URI base) throws IOException {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(peer), 0));
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), base.getPort()));
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write(
              ("GET /api/v1/session HTTP/1.1\r\nHost: localhost:"
                      + base.getPort()
                      + "\r\nConnection: close\r\nX-Forwarded-For: 127.0.0.1\r\n"
                      + USER
                      + ": alice\r\n"
                      + GROUPS
                      + ": chat\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return Integer.parseInt(answer.substring(9, 12));
    }
  }

  @Test
  void endsASignInWhenTheProxyNamesSomebodyElse() throws IOException {
    try (HirobaProcess server = HirobaProcess.start(home, SETTINGS)) {
      Http http = new Http(server.baseUri());
      Guest alice = comeIn(http, "alice", "chat");
      ChatClient socket = alice.connect(USER, "alice", GROUPS, "chat");
      assertThat(socket).isNotNull();
      assertThat(alice.get("api/v1/session").statusCode()).isEqualTo(200);

      HttpResponse<String> asBob = alice.send("GET", "", "", USER, "bob", GROUPS, "chat");
      assertThat(asBob.statusCode()).isEqualTo(200);
      List<String> cookies = asBob.headers().allValues("Set-Cookie");
      assertThat(cookies.get(cookies.size() - 1)).contains("hiroba-");
      assertThat(asBob.body()).contains("\"name\":\"bob\"");
      assertThat(alice.get("api/v1/session").statusCode()).isEqualTo(401);

      // On anything else than the page nobody comes in.
      Guest carol = comeIn(http, "carol", "chat");
      assertThat(carol.send("GET", "api/v1/tokens", "", USER, "bob", GROUPS, "chat").statusCode())
          .isEqualTo(401);
      assertThat(carol.get("api/v1/session").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void leadsToTheProxysOwnSignOutAndStaysOutThen() throws IOException {
    try (HirobaProcess server = HirobaProcess.start(home, SETTINGS)) {
      Http http = new Http(server.baseUri());
      Guest alice = comeIn(http, "alice", "chat");
      HttpResponse<String> out = alice.send("DELETE", "api/v1/session", "", USER, "alice");
      assertThat(out.statusCode()).isEqualTo(204);
      String left =
          out.headers().allValues("Set-Cookie").stream()
              .filter(cookie -> cookie.startsWith("hiroba-out="))
              .findFirst()
              .orElseThrow()
              .replaceFirst(";.*", "");
      String[] asAlice = {USER, "alice", GROUPS, "chat", "Cookie", left};
      assertThat(http.get("api/v1/session", asAlice).statusCode()).isEqualTo(401);
      HttpResponse<String> page = http.get("", asAlice);
      assertThat(page.body())
          .contains("content=\"0;url=https://sso.example.com/out?a=1&amp;b=2\"")
          .doesNotContain("hiroba-data");
      HttpResponse<String> back = http.get("auth/header", asAlice);
      assertThat(back.statusCode()).isEqualTo(303);
      assertThat(back.headers().firstValue("Location")).isEqualTo(Optional.of("/"));
    }
  }

  @Test
  void letsAnAdministratorWithAPasswordInAllTheSame() throws IOException {
    try (HirobaProcess server = HirobaProcess.start(home, SETTINGS)) {
      Http http = new Http(server.baseUri());
      String token = Files.readString(home.resolve("setup-token")).strip();
      Guest root = setUp(http, token, "root", "four plain words here");
      assertThat(http.get("").body()).doesNotContain("type=\"password\"");
      HttpResponse<String> page = http.get("?local", USER, "alice", GROUPS, "chat");
      assertThat(page.body()).contains("type=\"password\"");
      // Behind the proxy, which names them otherwise: the sign-in is the password's.
      assertThat(root.send("GET", "api/v1/session", "", USER, "alice", GROUPS, "chat").statusCode())
          .isEqualTo(200);
      HttpResponse<String> refused = http.get("", USER, "mallory", GROUPS, "others");
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("you may not come in here");
    }
  }

  @Test
  void doesNotStartWithoutKnowingTheProxy() {
    for (String missing : List.of("hiroba.trusted-proxies", "hiroba.auth.header.user")) {
      Map<String, String> settings = new HashMap<>(SETTINGS);
      settings.remove(missing);
      try (HirobaProcess server = HirobaProcess.launch(home, settings)) {
        assertThat(server.waitForExit()).isNotZero();
        assertThat(server.text()).contains("hiroba.auth=header needs " + missing);
      }
    }
    try (HirobaProcess server = HirobaProcess.launch(home, Map.of("hiroba.auth", "container"))) {
      assertThat(server.waitForExit()).isNotZero();
      assertThat(server.text()).contains("hiroba.auth=container is not possible with java -jar");
    }
  }
}
