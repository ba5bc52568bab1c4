package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hiroba.blackbox.LocalPerson.code;
import static org.hiroba.blackbox.LocalPerson.json;
import static org.hiroba.blackbox.LocalPerson.post;
import static org.hiroba.blackbox.LocalPerson.setUp;
import static org.hiroba.blackbox.LocalPerson.signIn;
import static org.hiroba.blackbox.LocalPerson.signedIn;
import static org.hiroba.blackbox.LocalPerson.trySignIn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** How an administrator lets others in, and out. */
class InvitationsIT {
  private static final String PASSWORD = "four plain words here";
  private static final String OTHER = "another four plain words";

  @TempDir(cleanup = CleanupMode.ALWAYS)
  static Path folder;

  private HirobaProcess server;
  private Http http;
  private Guest admin;

  @BeforeEach
  void start() throws IOException {
    Path home = Files.createTempDirectory(folder, "home");
    server =
        HirobaProcess.start(
            home, Map.of("hiroba.auth", "local", "hiroba.url", "https://chat.example.com"));
    http = new Http(server.baseUri());
    admin = setUp(http, Files.readString(home.resolve("setup-token")).strip(), "Root", PASSWORD);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String invite(Map<String, ?> wish) {
    HttpResponse<String> made = post(admin, "api/v1/invitations", wish);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String link = json(made).path("link").asText();
    assertThat(link).startsWith("https://chat.example.com/#/invite/hrl_");
    return link.replaceFirst(".*/", "");
  }

  private HttpResponse<String> accept(String token, String name) {
    return post(
        http,
        "api/v1/invitations/accept",
        Map.of("token", token, "name", name, "password", PASSWORD, "displayName", name + " X"));
  }

  private HttpResponse<String> patch(String id, Map<String, ?> change) {
    return admin.send(
        "PATCH",
        "api/v1/users/" + id,
        Json.MAPPER.valueToTree(change).toString(),
        "Content-Type",
        "application/json");
  }

  private Guest member(String name) {
    return signedIn(http, accept(invite(Map.of()), name));
  }

  @Test
  void letsTheInvitedMakeAnAccountAsOftenAsTheLinkSays() {
    ChatClient root = admin.connect();
    ObjectNode create = Json.MAPPER.createObjectNode().put("type", "createRoom");
    String room =
        root.ask(create.put("name", "Plans").put("kind", "private")).path("room").asText();
    String token = invite(Map.of("role", "member", "rooms", List.of(room), "uses", 2));
    assertThat(json(admin.get("api/v1/invitations")).at("/invitations/0/uses").asInt())
        .isEqualTo(2);

    assertThat(code(accept(token, "root"))).isEqualTo("409 name-taken");
    Guest ann = signedIn(http, accept(token, "Ann"));
    assertThat(ann.user().get("roles").toString()).isEqualTo("[\"user\"]");
    assertThat(ann.user().get("displayName").asText()).isEqualTo("Ann X");
    ann.connect().post(room, "hello");
    root.awaitMessage("hello");
    assertThat(accept(token, "Bob").statusCode()).isEqualTo(200);
    assertThat(code(accept(token, "Cat"))).isEqualTo("404 link-gone");
    assertThat(json(admin.get("api/v1/invitations")).path("invitations")).isEmpty();
    assertThat(signIn(http, "ann", PASSWORD).id()).isEqualTo(ann.id());

    assertThat(code(post(ann, "api/v1/invitations", Map.of()))).isEqualTo("403 not-allowed");
    assertThat(post(http, "api/v1/invitations", Map.of()).statusCode()).isEqualTo(401);
    JsonNode seen = json(ann.get("api/v1/users?q=root")).path("users");
    assertThat(seen.get(0).size()).isEqualTo(3);
    assertThat(post(admin, "api/v1/invitations", Map.of("role", "owner")).statusCode())
        .isEqualTo(400);
    assertThat(post(admin, "api/v1/invitations", Map.of("rooms", List.of("no"))).statusCode())
        .isEqualTo(404);
  }

  @Test
  void withdrawsAnInvitation() {
    String token = invite(Map.of("uses", 10));
    String id = json(admin.get("api/v1/invitations")).at("/invitations/0/id").asText();
    assertThat(admin.send("DELETE", "api/v1/invitations/" + id, "").statusCode()).isEqualTo(204);
    assertThat(admin.send("DELETE", "api/v1/invitations/" + id, "").statusCode()).isEqualTo(404);
    assertThat(code(accept(token, "Ann"))).isEqualTo("404 link-gone");
  }

  @Test
  void setsAPasswordByALinkOnce() {
    Guest ann = member("Ann");
    ChatClient socket = ann.connect();
    HttpResponse<String> made =
        post(admin, "api/v1/users/" + ann.id() + "/password-reset", Map.of());
    assertThat(made.statusCode()).isEqualTo(201);
    String link = json(made).path("link").asText();
    assertThat(link).startsWith("https://chat.example.com/#/reset/");
    Map<String, String> fresh = Map.of("token", link.replaceFirst(".*/", ""), "new", OTHER);
    assertThat(code(accept(fresh.get("token"), "Eve"))).isEqualTo("404 link-gone");
    assertThat(post(http, "api/v1/password-reset", fresh).statusCode()).isEqualTo(204);
    assertThat(socket.awaitClose()).isEqualTo(4001);
    assertThat(code(post(http, "api/v1/password-reset", fresh))).isEqualTo("404 link-gone");
    assertThat(trySignIn(http, "Ann", PASSWORD).statusCode()).isEqualTo(401);
    signIn(http, "Ann", OTHER);

    HttpResponse<String> bob = post(admin, "api/v1/users", Map.of("name", "Bob"));
    assertThat(bob.statusCode()).isEqualTo(201);
    String invite = json(bob).path("inviteLink").asText().replaceFirst(".*/", "");
    Map<String, String> first = Map.of("token", invite, "new", PASSWORD);
    assertThat(post(http, "api/v1/password-reset", first).statusCode()).isEqualTo(204);
    assertThat(signIn(http, "Bob", PASSWORD).id()).isEqualTo(json(bob).path("id").asText());
  }

  @Test
  void endsAllThatActsForADisabledAccountAndLetsItInAgain() {
    Guest ann = member("Ann");
    String token =
        "Bearer " + json(post(ann, "api/v1/tokens", Map.of("name", "ci"))).path("token").asText();
    assertThat(http.get("api/v1/session", "Authorization", token).statusCode()).isEqualTo(200);
    ChatClient socket = ann.connect();
    assertThat(json(patch(ann.id(), Map.of("state", "disabled"))).path("state").asText())
        .isEqualTo("disabled");
    assertThat(socket.awaitClose()).isEqualTo(4003);
    assertThat(ann.get("api/v1/session").statusCode()).isEqualTo(401);
    assertThat(http.get("api/v1/session", "Authorization", token).statusCode()).isEqualTo(401);
    assertThat(trySignIn(http, "Ann", PASSWORD).body())
        .isEqualTo(trySignIn(http, "Nobody", PASSWORD).body());
    assertThat(json(admin.get("api/v1/users?state=disabled")).at("/users/0/name").asText())
        .isEqualTo("Ann");
    patch(ann.id(), Map.of("state", "active"));
    assertThat(signIn(http, "Ann", PASSWORD).id()).isEqualTo(ann.id());
  }

  @Test
  void keepsTheLastAdministratorAndRenamesWhoeverIsThere() {
    assertThat(code(patch(admin.id(), Map.of("state", "disabled")))).isEqualTo("409 last-admin");
    assertThat(code(patch(admin.id(), Map.of("role", "member")))).isEqualTo("409 last-admin");
    Guest ann = member("Ann");
    assertThat(code(patch(ann.id(), Map.of("name", "root")))).isEqualTo("409 name-taken");
    assertThat(json(patch(ann.id(), Map.of("name", "Anna", "role", "admin"))).path("name").asText())
        .isEqualTo("Anna");
    assertThat(signIn(http, "anna", PASSWORD).user().get("roles").toString())
        .isEqualTo("[\"user\",\"admin\"]");
    assertThat(patch(admin.id(), Map.of("role", "member")).statusCode()).isEqualTo(200);
    assertThat(code(post(admin, "api/v1/invitations", Map.of()))).isEqualTo("403 not-allowed");
    assertThat(patch("nobody", Map.of("role", "member")).statusCode()).isEqualTo(403);
  }
}
