package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hiroba.blackbox.LocalPerson.code;
import static org.hiroba.blackbox.LocalPerson.json;
import static org.hiroba.blackbox.LocalPerson.post;
import static org.hiroba.blackbox.LocalPerson.setUp;
import static org.hiroba.blackbox.LocalPerson.signedIn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A guest of a real server, who tries to see and do all that guests may not. */
class GuestsIT {
  private static final String PASSWORD = "four plain words here";

  /** What stands in everything that the guest may not see. */
  private static final String SECRET = "pelican";

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  private HirobaProcess server;
  private Http http;
  private Guest root;
  private ChatClient rootSocket;

  @BeforeEach
  void start() throws IOException {
    Path home = folder.resolve("home");
    server = HirobaProcess.start(home, Map.of("hiroba.auth", "local"));
    http = new Http(server.baseUri());
    root = setUp(http, Files.readString(home.resolve("setup-token")).strip(), "Root", PASSWORD);
    rootSocket = root.connect();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Guest invited(String name, String role, List<String> rooms) {
    JsonNode made =
        json(post(root, "api/v1/invitations", Map.of("role", role, "rooms", rooms, "uses", 1)));
    assertThat(made.path("role").asText()).as(made.toString()).isEqualTo(role);
    String token = made.path("link").asText().replaceFirst(".*#/invite/", "");
    return signedIn(
        http,
        post(
            http,
            "api/v1/invitations/accept",
            Map.of("token", token, "name", name, "password", PASSWORD)));
  }

  private static ObjectNode command(String type, String... fields) {
    ObjectNode command = Json.MAPPER.createObjectNode().put("type", type);
    for (int i = 0; i < fields.length; i += 2) {
      command.put(fields[i], fields[i + 1]);
    }
    return command;
  }

  private static String outcome(JsonNode answer) {
    return answer.path("code").asText(answer.path("type").asText());
  }

  private String room(String name, String kind) {
    return rootSocket.ask(command("createRoom", "name", name, "kind", kind)).path("room").asText();
  }

  @Test
  void seesTheirRoomAndNothingElse() throws IOException {
    Guest member = invited(SECRET + "Member", "member", List.of());
    ChatClient memberSocket = member.connect();
    String theirs = room("Project", "private");
    String open = room("Open " + SECRET, "public");
    String closed = room("Closed " + SECRET, "private");
    rootSocket.post("lobby", SECRET + " in the lobby");
    rootSocket.post(open, SECRET + " in the open");
    rootSocket.post(closed, SECRET + " behind doors");
    rootSocket.post(theirs, "welcome to the project");
    rootSocket.awaitMessage("welcome to the project");

    Guest gus = invited("gus", "guest", List.of(theirs));
    assertThat(gus.user().get("roles").toString()).isEqualTo("[\"guest\"]");
    ChatClient socket = gus.open();
    JsonNode welcome = socket.hello(Json.MAPPER.createObjectNode());
    assertThat(welcome.path("rooms")).hasSize(1);
    assertThat(welcome.at("/rooms/0/id").asText()).isEqualTo(theirs);
    welcome.path("rights").forEach(right -> assertThat(right.asBoolean()).isFalse());

    // Every request that reads.
    for (String path :
        List.of(
            "api/v1/rooms/lobby/messages",
            "api/v1/rooms/" + open + "/messages",
            "api/v1/rooms/" + closed + "/messages",
            "api/v1/rooms/nowhere/messages")) {
      assertThat(gus.get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(json(gus.get("api/v1/rooms/" + theirs + "/messages")).path("messages")).hasSize(1);
    for (String query : List.of("", "?q=" + SECRET, "?role=member", "?state=disabled")) {
      assertThat(gus.get("api/v1/users" + query).body()).doesNotContain(SECRET);
    }
    assertThat(gus.get("api/v1/users").body()).contains("Root", "gus").doesNotContain("lastSeenAt");
    assertThat(json(gus.get("api/v1/tokens")).path("tokens")).isEmpty();
    assertThat(code(gus.get("api/v1/tokens?all=true"))).startsWith("403");
    assertThat(code(gus.get("api/v1/invitations"))).isEqualTo("403 not-allowed");
    assertThat(json(gus.get("api/v1/sessions")).path("sessions")).hasSize(1);
    assertThat(gus.get("").body()).contains("welcome to the project").doesNotContain(SECRET);
    assertThat(gus.get("?room=" + open).statusCode()).isEqualTo(404);
    assertThat(gus.get("?room=lobby").body()).doesNotContain(SECRET);

    // Every command that reads, of rooms that are there and that are not, alike.
    for (String room : List.of("lobby", open, closed, "nowhere")) {
      for (ObjectNode asked :
          List.of(
              command("history", "room", room),
              command("users", "room", room),
              command("pins", "room", room),
              command("counts", "room", room),
              command("search", "room", room, "q", SECRET),
              command("versions", "room", room).put("target", 1),
              command("reactors", "room", room, "emoji", "👍").put("target", 1),
              command("joinRoom", "room", room),
              command("leaveRoom", "room", room),
              command("post", "room", room, "text", "hi"),
              command("react", "room", room, "emoji", "👍").put("target", 1).put("on", true),
              command("save", "room", room).put("target", 1).put("on", true),
              command("invite", "room", room, "user", gus.id()))) {
        JsonNode answer = socket.ask(asked);
        assertThat(outcome(answer)).as(asked.toString()).isEqualTo("not-found");
        assertThat(answer.path("message").asText()).isEqualTo("There is no such room.");
      }
    }
    for (ObjectNode asked :
        List.of(
            command("rooms"),
            command("users"),
            command("users", "q", SECRET),
            command("search", "q", SECRET),
            command("saved"),
            command("mentions"),
            command("added"))) {
      assertThat(socket.ask(asked).toString()).as(asked.toString()).doesNotContain(SECRET);
    }

    // What makes something.
    for (ObjectNode asked :
        List.of(
            command("createRoom", "name", "Mine", "kind", "public"),
            command("createRoom", "name", "Mine", "kind", "private"),
            command("invite", "room", theirs, "user", member.id()),
            command("post", "room", theirs, "text", "@room hello"),
            command("updateRoom", "room", theirs, "topic", "mine"))) {
      assertThat(outcome(socket.ask(asked))).as(asked.toString()).isEqualTo("forbidden");
    }
    ObjectNode direct = command("openDirect");
    direct.putArray("users").add(member.id());
    assertThat(outcome(socket.ask(direct))).isEqualTo("forbidden");
    assertThat(post(gus, "api/v1/tokens", Map.of("name", "bot")).statusCode()).isEqualTo(403);
    assertThat(code(post(gus, "api/v1/invitations", Map.of()))).isEqualTo("403 not-allowed");
    assertThat(code(post(gus, "api/v1/users", Map.of("name", "other")))).startsWith("403");
    assertThat(
            gus.http()
                .send(
                    "PATCH",
                    "api/v1/users/" + gus.id(),
                    "{\"role\":\"admin\"}",
                    "Cookie",
                    gus.cookie(),
                    "Content-Type",
                    "application/json")
                .statusCode())
        .isEqualTo(403);

    assertThatThrownBy(
            () -> ChatClient.open(http, "ws/broadcast", "", "Cookie", gus.cookie()).close())
        .isInstanceOfSatisfying(
            ChatClient.RefusedHandshake.class,
            refused -> assertThat(refused.status()).isEqualTo(403));

    // What is told while others talk: presence, profiles, mentions, posts.
    socket.post(theirs, "hello @" + member.name());
    ObjectNode named = command("post", "room", theirs, "text", "named").put("id", "n1");
    named.putArray("mentions").add(member.id());
    socket.send(named);
    assertThat(socket.awaitMessage("named").has("mentions")).isFalse();
    ObjectNode status = command("setProfile", "status", SECRET);
    memberSocket.ask(status);
    memberSocket.post("lobby", SECRET + " again");
    memberSocket.awaitMessage(SECRET + " again");
    invited(SECRET + "Late", "member", List.of()).connect().post("lobby", SECRET + " late");
    rootSocket.ask(command("setProfile", "status", "root is told"));
    // Told at most once a second, and to this one after what is not for it.
    socket.awaitEvent("a profile", event -> event.toString().contains("root is told"));
    assertThat(socket.events().toString()).doesNotContain(member.id());
    assertThat(socket.events())
        .filteredOn(event -> !event.path("text").asText().startsWith("hello @"))
        .noneMatch(event -> event.toString().contains(SECRET));
    assertThat(memberSocket.ask(command("mentions")).toString()).doesNotContain("hello @");
  }

  @Test
  void losesOnOpenSocketsWhatGuestsDoNotSeeAndGetsItBack() {
    Guest ben = invited("ben", "member", List.of());
    ChatClient socket = ben.connect();
    String open = room("Open", "public");
    String theirs = room("Project", "private");
    rootSocket.ask(command("invite", "room", theirs, "user", ben.id()));
    socket.ask(command("joinRoom", "room", open));
    assertThat(patch(ben, "{\"role\":\"guest\"}").path("role").asText()).isEqualTo("guest");
    JsonNode rights = socket.awaitEvent("rights", ChatClient.ofType("rights"));
    assertThat(rights.at("/user/roles").toString()).isEqualTo("[\"guest\"]");
    assertThat(rights.at("/rights/publicRooms").asBoolean(true)).isFalse();
    Map<String, Boolean> lost = new HashMap<>();
    for (String room : List.of("lobby", open)) {
      socket.awaitEvent(
          "the loss of " + room,
          event ->
              event.path("type").asText().equals("roomRemoved")
                  && event.path("room").asText().equals(room));
      lost.put(room, ben.get("api/v1/rooms/" + room + "/messages").statusCode() == 404);
    }
    assertThat(lost.values()).containsOnly(true);
    socket.post(theirs, "still here");
    assertThat(outcome(socket.ask(command("history", "room", open)))).isEqualTo("not-found");
    assertThat(json(root.get("api/v1/users?role=guest")).path("users")).hasSize(1);

    assertThat(patch(ben, "{\"role\":\"member\"}").path("role").asText()).isEqualTo("member");
    socket.awaitEvent(
        "the lobby",
        event ->
            event.path("type").asText().equals("roomAdded")
                && event.at("/room/id").asText().equals("lobby"));
    socket.post("lobby", "here again");
    assertThat(outcome(socket.ask(command("history", "room", open)))).isEqualTo("history");
    assertThat(patch(root, "{\"role\":\"guest\"}").path("code").asText()).isEqualTo("last-admin");
  }

  @Test
  void announcementsAreForOwnersOnEveryWayIn() {
    Guest ben = invited("ben", "member", List.of());
    ChatClient socket = ben.connect();
    String news = room("News", "public");
    socket.ask(command("joinRoom", "room", news));
    socket.post(news, "before");
    socket.awaitMessage("before");
    JsonNode answer = rootSocket.ask(command("updateRoom", "room", news, "posting", "owners"));
    assertThat(outcome(answer)).isEqualTo("accepted");
    assertThat(outcome(socket.ask(command("post", "room", news, "text", "x"))))
        .isEqualTo("forbidden");
    String token = json(post(ben, "api/v1/tokens", Map.of("name", "bot"))).path("token").asText();
    ChatClient bot =
        ChatClient.open(http, "ws/chat", "hiroba.v1", "Authorization", "Bearer " + token);
    JsonNode welcome = bot.hello(Json.MAPPER.createObjectNode());
    assertThat(welcome.path("rooms").toString()).contains("\"posting\":\"owners\"");
    assertThat(outcome(bot.ask(command("post", "room", news, "text", "x")))).isEqualTo("forbidden");
    String page = ben.get("?room=" + news).body();
    assertThat(page).contains("Announcements: only owners").doesNotContain("plain-message");
    rootSocket.post(news, "hear, hear");
    JsonNode react =
        socket.ask(command("react", "room", news, "emoji", "👍").put("target", 2).put("on", true));
    assertThat(outcome(react)).isEqualTo("accepted");
  }

  private JsonNode patch(Guest who, String body) {
    return json(
        root.http()
            .send(
                "PATCH",
                "api/v1/users/" + who.id(),
                body,
                "Cookie",
                root.cookie(),
                "Content-Type",
                "application/json"));
  }
}
