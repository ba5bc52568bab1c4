package org.hiroba.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.blackbox.Http;
import org.hiroba.blackbox.Json;
import org.hiroba.servers.Realm.RealmUser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** People of a server's realm come in, on each server, by the files of {@code server-config/}. */
@Tag("servers")
class RealmIT {
  private static final int OK = 200;
  private static final String RIGHT = "wonder-land-1";
  private static final String ADMINS = "chat-admins";
  private static final String PEOPLE = "chat-people";
  private static final List<RealmUser> USERS =
      List.of(
          new RealmUser("alice", RIGHT, List.of(PEOPLE, ADMINS)),
          new RealmUser("bob", RIGHT, List.of(PEOPLE)),
          new RealmUser("mallory", RIGHT, List.of("others")));

  @TempDir Path home;

  static Stream<String> servers() {
    return ServersIT.servers();
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("servers")
  void letsUsersOfAFileIn(String name) throws IOException {
    try (AppServer server = server(name, Realm.ofUsers(USERS), List.of())) {
      people(name, server, false);
    }
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("servers")
  void letsPeopleOfADirectoryIn(String name) throws IOException {
    try (PeopleDirectory directory =
            PeopleDirectory.start()
                .person("alice", RIGHT)
                .person("bob", RIGHT)
                .person("mallory", RIGHT)
                .group(PEOPLE, "alice", "bob")
                .group(ADMINS, "alice")
                .group("others", "mallory");
        AppServer server =
            server(
                name,
                Realm.ofDirectory(),
                Stream.of("tomcat", "wildfly", "payara")
                    .flatMap(
                        kind ->
                            Stream.of(
                                "-D" + kind + ".ldap.url=" + directory.url(),
                                "-D" + kind + ".ldap.user=" + PeopleDirectory.SERVICE,
                                "-D" + kind + ".ldap.password=" + PeopleDirectory.SERVICE_PASSWORD))
                    .toList())) {
      people(name, server, true);
    }
  }

  /** Tells whether names are compared without regard to case, as directories do. */
  private static void people(String name, AppServer server, boolean anyCase) throws IOException {
    try {
      URI base = server.start();
      server.deploy(HirobaProcess.war());
      AppServers.awaitStatus(server, base, OK);
      Http http = new Http(base);
      assertThat(Json.parse(http.get("api/v1/auth").body()).at("/modes/0/kind").asText())
          .isEqualTo("container");
      comeIn(http, anyCase);
    } catch (IOException | RuntimeException | AssertionError e) {
      throw AppServers.failure(name, server, e);
    }
  }

  private static void comeIn(Http http, boolean anyCase) {
    Guest bob = signedIn(http, trySignIn(http, "bob", RIGHT));
    assertThat(bob.user().get("roles").toString()).isEqualTo("[\"user\"]");
    Guest alice = signedIn(http, trySignIn(http, "alice", RIGHT));
    assertThat(alice.user().get("roles").toString()).isEqualTo("[\"user\",\"admin\"]");
    assertThat(alice.get("api/v1/session").body()).contains(alice.id());

    assertThat(refusal(http, "alice", "another")).isEqualTo("401 wrong-credentials");
    assertThat(refusal(http, "nobody", RIGHT)).isEqualTo("401 wrong-credentials");
    assertThat(refusal(http, "alice", "")).isEqualTo("401 wrong-credentials");
    assertThat(refusal(http, "*", RIGHT)).isEqualTo("401 wrong-credentials");
    assertThat(refusal(http, "mallory", RIGHT)).isEqualTo("403 not-allowed");
    if (anyCase) {
      assertThat(signedIn(http, trySignIn(http, " ALICE", RIGHT)).id()).isEqualTo(alice.id());
    }
    // Who is signed in, and signs in as somebody else, on the same connection.
    Guest second =
        signedIn(http, trySignIn(http, "alice", RIGHT, "Cookie", signIn(http, "bob").cookie()));
    assertThat(second.id()).isEqualTo(alice.id());

    disable(alice, bob.id());
    assertThat(bob.get("api/v1/session").statusCode()).isEqualTo(401);
    assertThat(refusal(http, "bob", RIGHT)).isEqualTo("401 wrong-credentials");

    HttpResponse<String> out = alice.send("DELETE", "api/v1/session", "");
    assertThat(out.statusCode()).isEqualTo(204);
    leavesNoSessionOfTheServer(out);
    assertThat(alice.get("api/v1/session").statusCode()).isEqualTo(401);
    assertThat(second.get("api/v1/session").statusCode()).isEqualTo(OK);
  }

  private static void disable(Guest admin, String person) {
    HttpResponse<String> answer =
        admin.send(
            "PATCH",
            "api/v1/users/" + person,
            "{\"state\":\"disabled\"}",
            "Content-Type",
            "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(OK);
  }

  private static HttpResponse<String> trySignIn(
      Http http, String name, String password, String... headers) {
    HttpResponse<String> answer =
        http.postJson(
            "api/v1/session",
            Json.MAPPER.valueToTree(Map.of("name", name, "password", password)).toString(),
            headers);
    leavesNoSessionOfTheServer(answer);
    return answer;
  }

  private static Guest signIn(Http http, String name) {
    return signedIn(http, trySignIn(http, name, RIGHT));
  }

  private static String refusal(Http http, String name, String password) {
    HttpResponse<String> answer = trySignIn(http, name, password);
    JsonNode problem = Json.parse(answer.body());
    return answer.statusCode() + " " + problem.path("code").asText();
  }

  private static Guest signedIn(Http http, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(OK);
    String cookie =
        cookies(answer)
            .filter(one -> one.getName().equals("hiroba-session"))
            .map(one -> one.getName() + "=" + one.getValue())
            .findFirst()
            .orElseThrow();
    return new Guest(http, cookie, Json.parse(answer.body()).get("user"));
  }

  private static Stream<HttpCookie> cookies(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .flatMap(header -> HttpCookie.parse(header).stream());
  }

  /** A cookie that ends at once is none. */
  private static void leavesNoSessionOfTheServer(HttpResponse<String> answer) {
    assertThat(
            cookies(answer)
                .filter(one -> one.getName().startsWith("JSESSIONID"))
                .filter(one -> !one.hasExpired()))
        .as("%s", answer.headers().allValues("Set-Cookie"))
        .isEmpty();
  }

  private AppServer server(String name, Realm realm, List<String> options) throws IOException {
    List<String> all =
        Stream.of(
                AppServers.FOR_TESTS,
                List.of(
                    "-Dhiroba.auth=container",
                    "-Dhiroba.auth.allow-groups=" + PEOPLE,
                    "-Dhiroba.auth.admin-groups=" + ADMINS,
                    "-Dhiroba.home=" + home),
                options)
            .flatMap(List::stream)
            .toList();
    return AppServers.orSkip(name, Optional.empty(), all, realm);
  }
}
