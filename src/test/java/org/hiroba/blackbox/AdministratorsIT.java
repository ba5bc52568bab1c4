package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hiroba.blackbox.LocalPerson.code;
import static org.hiroba.blackbox.LocalPerson.json;
import static org.hiroba.blackbox.LocalPerson.post;
import static org.hiroba.blackbox.LocalPerson.setUp;
import static org.hiroba.blackbox.LocalPerson.signIn;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What administrators do over HTTP: the trail, erasure, rooms, settings, identities. */
class AdministratorsIT {
  private static final String PASSWORD = "four plain words here";

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  private Guest root;
  private Guest ann;
  private Guest bob;

  private HirobaProcess start() throws IOException {
    Path home = folder.resolve("home");
    HirobaProcess server =
        HirobaProcess.start(
            home,
            Map.of(
                "hiroba.auth", "local",
                "hiroba.url", "http://chat.example",
                "hiroba.database.password", "tell nobody",
                "hiroba.rights.retention", "owners",
                "hiroba.retention.days", "90"));
    Http http = new Http(server.baseUri());
    root = setUp(http, Files.readString(home.resolve("setup-token")).strip(), "Root", PASSWORD);
    ann = member(http, "Ann");
    bob = member(http, "Bob");
    return server;
  }

  private Guest member(Http http, String name) {
    assertThat(post(root, "api/v1/users", Map.of("name", name, "password", PASSWORD)).statusCode())
        .isEqualTo(201);
    return signIn(http, name, PASSWORD);
  }

  private static String send(Guest who, String method, String path, String body) {
    HttpResponse<String> answer = who.send(method, path, body, "Content-Type", "application/json");
    return answer.statusCode() + " " + answer.body();
  }

  @Test
  void readTheTrailAndTakeItWithThem() throws IOException {
    try (HirobaProcess server = start()) {
      assertThat(code(ann.get("api/v1/audit"))).isEqualTo("403 not-allowed");
      assertThat(code(ann.get("api/v1/audit.jsonl"))).isEqualTo("403 not-allowed");
      assertThat(root.send("POST", "api/v1/audit", "{}").statusCode()).isEqualTo(405);
      JsonNode entries = json(root.get("api/v1/audit")).path("entries");
      assertThat(entries.get(0).path("action").asText()).isEqualTo("sign-in");
      assertThat(entries.get(0).path("actor").asText()).isEqualTo(bob.id());
      assertThat(entries.get(0).path("address").asText()).isEqualTo("127.0.0.1");
      assertThat(entries.toString()).doesNotContain("Ann").doesNotContain(PASSWORD);
      JsonNode made = json(root.get("api/v1/audit?action=user.create&actor=" + root.id()));
      assertThat(made.path("entries")).hasSize(3);
      assertThat(json(root.get("api/v1/audit?to=2020-01-01T00:00:00Z")).path("entries")).isEmpty();
      assertThat(root.get("api/v1/audit?from=yesterday").statusCode()).isEqualTo(400);
      assertThat(root.get("api/v1/audit?cursor=x").statusCode()).isEqualTo(400);
      HttpResponse<String> export = root.get("api/v1/audit.jsonl");
      assertThat(export.headers().firstValue("Content-Type").orElse("")).contains("jsonl");
      List<String> lines = export.body().lines().toList();
      assertThat(Json.parse(lines.get(0)).path("action").asText()).isEqualTo("user.create");
      assertThat(lines.size()).isGreaterThan(5);
      await().until(() -> server.text().contains("\"action\":\"sign-in\""));
      server.stop();
    }
  }

  @Test
  void eraseAPersonWhomNobodyIsToldOfAnyMore() throws IOException {
    try (HirobaProcess server = start()) {
      ChatClient bobs = bob.connect();
      ChatClient anns = ann.connect();
      anns.post("lobby", "good morning");
      String users = "api/v1/users/" + ann.id();
      assertThat(send(root, "POST", users + "/identities", "{\"issuer\":\"i\",\"subject\":\"s\"}"))
          .startsWith("204");
      assertThat(json(root.get("api/v1/users?q=ann")).at("/users/0/identities/0/subject").asText())
          .isEqualTo("s");
      assertThat(json(bob.get("api/v1/users?q=ann")).at("/users/0").toString())
          .doesNotContain("identities");
      assertThat(send(root, "DELETE", users + "/identities?issuer=i&subject=s", ""))
          .startsWith("204");
      assertThat(send(root, "DELETE", users + "?messages=burn", "")).startsWith("400");
      assertThat(send(bob, "DELETE", users, "")).startsWith("403");
      assertThat(send(root, "DELETE", "api/v1/users/" + root.id(), "")).contains("last-admin");
      assertThat(send(root, "DELETE", users + "?messages=anonymise", "")).startsWith("204");
      assertThat(anns.awaitClose()).isEqualTo(4003);
      assertThat(ann.get("api/v1/session").statusCode()).isEqualTo(401);
      assertThat(json(root.get("api/v1/users?q=ann")).path("users")).isEmpty();
      await()
          .untilAsserted(
              () ->
                  assertThat(bob.get("api/v1/rooms/lobby/messages").body())
                      .contains("good morning", "Former member", "former-members")
                      .doesNotContain("\"Ann\""));
      assertThat(send(root, "PATCH", users, "{\"state\":\"active\"}")).startsWith("404");
      bobs.post("lobby", "who was that?");
      assertThat(member(new Http(server.baseUri()), "Ann").id()).isNotEqualTo(ann.id());
      server.stop();
    }
  }

  @Test
  void keepWhatAPersonWroteForAsLongAsTheyWish() throws IOException {
    try (HirobaProcess server = start()) {
      String users = "api/v1/users/" + ann.id();
      assertThat(root.get(users).body()).doesNotContain("hold");
      assertThat(send(root, "PATCH", users, "{\"hold\":1}")).startsWith("400");
      assertThat(send(bob, "PATCH", users, "{\"hold\":true}")).startsWith("403");
      assertThat(send(root, "PATCH", users, "{\"hold\":true}"))
          .contains("\"hold\":true,\"heldSince\":\"2");
      assertThat(root.get(users).body()).contains("\"hold\":true");
      JsonNode trail = json(root.get("api/v1/audit?action=hold.set"));
      assertThat(trail.at("/entries/0/target").asText()).isEqualTo(ann.id());
      assertThat(trail.at("/entries/0/actor").asText()).isEqualTo(root.id());
      assertThat(send(root, "PATCH", users, "{\"hold\":false}"))
          .startsWith("200")
          .doesNotContain("hold");
      assertThat(send(root, "PATCH", "api/v1/users/u-nobody", "{\"hold\":true}")).startsWith("404");
      server.stop();
    }
  }

  @Test
  void putSettingsIntoForceWithoutARestart() throws IOException {
    Path home = folder.resolve("home");
    try (HirobaProcess server = start()) {
      ChatClient anns = ann.connect();
      Path file = home.resolve("hiroba.properties");
      Files.writeString(
          file,
          """
          hiroba.limits.max-text-chars=5
          hiroba.heartbeat-seconds=9
          hiroba.origins=https://elsewhere.example
          """);
      HirobaProcess reload = HirobaProcess.command(home, "admin", "reload");
      assertThat(reload.waitForExit()).as(reload.text()).isZero();
      assertThat(reload.output())
          .hasSize(3)
          .anyMatch(line -> line.startsWith("hiroba.limits.max-text-chars is now 5 ("))
          .anyMatch(line -> line.startsWith("hiroba.origins is now https://elsewhere.example ("))
          .anyMatch(
              line ->
                  line.startsWith("hiroba.heartbeat-seconds would be 9 (")
                      && line.endsWith(": restart"));
      assertThat(anns.awaitAnswer(anns.post("lobby", "good morning")).path("code").asText())
          .as("on a socket that was open before")
          .isEqualTo("too-large");
      assertThat(
              bob.send(
                      "POST",
                      "api/v1/session",
                      "{\"name\":\"Bob\",\"password\":\"" + PASSWORD + "\"}",
                      "Content-Type",
                      "application/json",
                      "Origin",
                      "https://elsewhere.example")
                  .statusCode())
          .isEqualTo(200);
      assertThat(root.get("api/v1/settings").body())
          .contains("{\"key\":\"hiroba.limits.max-text-chars\",\"value\":\"5\"")
          .contains("{\"key\":\"hiroba.heartbeat-seconds\",\"value\":\"20\"");
      await()
          .untilAsserted(
              () ->
                  assertThat(root.get("api/v1/audit?action=settings.change").body())
                      .contains("hiroba.limits.max-text-chars hiroba.origins"));

      Files.writeString(
          file,
          """
          hiroba.limits.max-text-chars=many
          hiroba.ops.min-free-mb=plenty
          """);
      HirobaProcess refused = HirobaProcess.command(home, "admin", "reload");
      assertThat(refused.waitForExit()).isEqualTo(1);
      assertThat(refused.text())
          .contains("hiroba.limits.max-text-chars=many", "hiroba.ops.min-free-mb=plenty");
      assertThat(anns.awaitAnswer(anns.post("lobby", "good morning")).path("code").asText())
          .as("nothing changed")
          .isEqualTo("too-large");
      server.stop();
    }
    HirobaProcess alone = HirobaProcess.command(home, "admin", "reload");
    assertThat(alone.waitForExit()).isEqualTo(1);
    Files.delete(home.resolve("hiroba.properties"));
    HirobaProcess atRest = HirobaProcess.command(home, "admin", "reload");
    assertThat(atRest.waitForExit()).isEqualTo(1);
    assertThat(atRest.text()).contains("No server runs on this database");
  }

  @Test
  void lookAfterRoomsAndReadTheSettings() throws IOException {
    try (HirobaProcess server = start()) {
      assertThat(root.get("api/v1/rooms").statusCode()).isEqualTo(400);
      assertThat(code(ann.get("api/v1/rooms?all=true"))).isEqualTo("403 not-allowed");
      JsonNode rooms = json(root.get("api/v1/rooms?all=true")).path("rooms");
      assertThat(rooms).hasSize(1);
      assertThat(rooms.at("/0/members").asInt()).isEqualTo(3);
      assertThat(send(root, "DELETE", "api/v1/rooms/lobby", "")).startsWith("409");
      assertThat(send(root, "PATCH", "api/v1/rooms/lobby", "{\"name\":\"Hall\"}")).contains("Hall");
      assertThat(send(root, "PATCH", "api/v1/rooms/lobby", "{\"archived\":1}")).startsWith("400");
      assertThat(send(root, "PATCH", "api/v1/rooms/lobby", "{\"retentionDays\":-1}"))
          .startsWith("400");
      assertThat(send(root, "PATCH", "api/v1/rooms/lobby", "{\"retentionDays\":90,\"hold\":true}"))
          .contains("\"retentionDays\":90,\"hold\":true");
      assertThat(
              send(root, "PATCH", "api/v1/rooms/lobby", "{\"retentionDays\":null,\"hold\":false}"))
          .startsWith("200")
          .doesNotContain("retentionDays", "hold");
      assertThat(send(ann, "PATCH", "api/v1/rooms/lobby", "{\"name\":\"x\"}")).startsWith("403");
      assertThat(send(ann, "PATCH", "api/v1/rooms/lobby", "{\"retentionDays\":9}"))
          .startsWith("403");
      assertThat(send(root, "DELETE", "api/v1/rooms/nowhere", "")).startsWith("404");

      ChatClient anns = ann.connect();
      String room =
          anns.ask(
                  Json.MAPPER
                      .createObjectNode()
                      .put("type", "createRoom")
                      .put("id", ChatClient.newId())
                      .put("name", "Bees")
                      .put("kind", "public"))
              .path("room")
              .asText();
      anns.post(room, "a plan");
      String keeping = "api/v1/rooms/" + room;
      assertThat(send(ann, "PATCH", keeping, "{\"retentionDays\":9}"))
          .isEqualTo("200 {\"id\":\"" + room + "\",\"retentionDays\":9,\"longestDays\":90}");
      assertThat(ann.get(keeping).body()).contains("\"retentionDays\":9");
      assertThat(send(ann, "PATCH", keeping, "{\"retentionDays\":91}")).startsWith("403");
      assertThat(send(ann, "PATCH", keeping, "{\"retentionDays\":9,\"hold\":true}"))
          .startsWith("403");
      assertThat(bob.get(keeping).statusCode()).isEqualTo(404);
      assertThat(send(root, "DELETE", "api/v1/rooms/" + room, "")).startsWith("204");
      anns.awaitEvent(
          "roomRemoved",
          ChatClient.ofType("roomRemoved").and(event -> event.path("room").asText().equals(room)));
      assertThat(ann.get("api/v1/rooms/" + room + "/messages").statusCode()).isEqualTo(404);

      assertThat(code(ann.get("api/v1/settings"))).isEqualTo("403 not-allowed");
      String settings = root.get("api/v1/settings").body();
      assertThat(settings)
          .contains("{\"key\":\"hiroba.url\",\"value\":\"http://chat.example\",\"source\":\"system")
          .contains("\"key\":\"hiroba.database.password\",\"value\":\"***\"")
          .doesNotContain("tell nobody");
      server.stop();
    }
  }

  @Test
  void seeHowTheServerIsAndWhereSomebodyIsSignedIn() throws IOException {
    try (HirobaProcess server = start()) {
      assertThat(code(ann.get("api/v1/overview"))).isEqualTo("403 not-allowed");
      assertThat(root.send("POST", "api/v1/overview", "{}").statusCode()).isEqualTo(405);
      ChatClient anns = ann.connect();
      JsonNode overview = json(root.get("api/v1/overview"));
      assertThat(overview.at("/people/active").asInt()).isEqualTo(3);
      assertThat(overview.at("/people/administrators").asInt()).isEqualTo(1);
      assertThat(overview.at("/people/online").asInt()).isEqualTo(1);
      assertThat(overview.at("/rooms/public").asInt()).isEqualTo(1);
      assertThat(overview.at("/health/status").asText()).isEqualTo("UP");
      assertThat(overview.at("/health/checks").findValuesAsText("name"))
          .contains("database", "log-writer");
      assertThat(overview.at("/server/version").asText()).isNotEmpty();

      String sessions = "api/v1/users/" + ann.id() + "/sessions";
      assertThat(code(bob.get(sessions))).isEqualTo("403 not-allowed");
      JsonNode list = json(root.get(sessions)).path("sessions");
      assertThat(list).hasSize(1);
      assertThat(list.at("/0/address").asText()).isEqualTo("127.0.0.1");
      assertThat(list.at("/0/current").asBoolean()).isFalse();
      assertThat(root.get("api/v1/users/nobody/sessions").statusCode()).isEqualTo(404);
      assertThat(send(root, "DELETE", sessions + "/none", "")).startsWith("404");
      String id = list.at("/0/id").asText();
      // Somebody else's sign-in is none of this account's.
      assertThat(send(root, "DELETE", "api/v1/users/" + bob.id() + "/sessions/" + id, ""))
          .startsWith("404");
      assertThat(send(root, "DELETE", sessions + "/" + id, "")).startsWith("204");
      assertThat(anns.awaitClose()).isEqualTo(4001);
      assertThat(json(root.get(sessions)).path("sessions")).isEmpty();
      assertThat(json(root.get("api/v1/users/" + ann.id())).path("name").asText()).isEqualTo("Ann");
      assertThat(json(root.get("api/v1/rooms/lobby")).path("posting").asText())
          .isEqualTo("members");
      assertThat(json(root.get("api/v1/rooms?all=true&state=archived")).path("rooms")).isEmpty();
      assertThat(root.get("api/v1/rooms?all=true&state=lost").statusCode()).isEqualTo(400);
      assertThat(send(root, "PATCH", "api/v1/rooms/lobby", "{\"posting\":\"nobody\"}"))
          .startsWith("400");
      JsonNode trail = json(root.get("api/v1/audit?action=session.end"));
      assertThat(trail.at("/entries/0/target").asText()).isEqualTo(ann.id());
      assertThat(trail.at("/people/" + ann.id() + "/name").asText()).isEqualTo("Ann");
      assertThat(post(root, "api/v1/invitations", Map.of("role", "member")).statusCode())
          .isEqualTo(201);
      assertThat(json(root.get("api/v1/invitations")).at("/invitations/0/by/name").asText())
          .isEqualTo("Root");
      server.stop();
    }
  }

  @Test
  void haveAPageThatOthersDoNotGet() throws IOException {
    try (HirobaProcess server = start()) {
      assertThat(root.get("admin").statusCode()).isEqualTo(200);
      assertThat(root.get("admin").body()).contains("<admin-frame").doesNotContain("signin.");
      HttpResponse<String> refused = ann.get("admin");
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body())
          .contains("for administrators", "Ann")
          .doesNotContain("admin-frame");
      HttpResponse<String> stranger = new Http(server.baseUri()).get("admin");
      assertThat(stranger.statusCode()).isEqualTo(200);
      assertThat(stranger.body()).contains("<hiroba-sign-in>").doesNotContain("admin.people");
      assertThat(root.get("").body()).doesNotContain("admin.people");
      server.stop();
    }
  }
}
