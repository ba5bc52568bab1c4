package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nobody reads what they may not, as an outsider meets it: over HTTP and on open sockets. */
class RoomRightsBlackBoxIT {
  private static final String ABSENT = "no-such-room";

  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  @Test
  void letsNobodyInWhoIsNotSignedIn() {
    try (ChatClient owner = SERVER.guest("Owner").connect()) {
      String hidden = createPrivate(owner);
      Http anonymous = SERVER.http();
      for (String room : List.of("lobby", hidden, ABSENT)) {
        HttpResponse<String> answer = anonymous.get(messages(room));
        assertThat(answer.statusCode()).as(room).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(anonymous.get(messages(ABSENT)).body());
      }
      assertThat(anonymous.get("api/v1/session").statusCode()).isEqualTo(401);
      assertThat(anonymous.send("DELETE", "api/v1/session", "").statusCode()).isEqualTo(401);
      for (String socket : List.of("ws/chat", "ws/broadcast")) {
        ChatClient.RefusedHandshake refused =
            catchThrowableOfType(
                ChatClient.RefusedHandshake.class,
                () -> ChatClient.open(SERVER.baseUri(), socket, "").close());
        assertThat(refused.status()).as(socket).isEqualTo(401);
      }
    }
  }

  @Test
  void answersUnknownPathsOfTheApiAsProblems() {
    Guest ann = SERVER.guest("Ann");
    for (String path :
        List.of("api", "api/", "api/v1", "api/v1/nothing", "api/v2/session", "api/v1/sessions")) {
      for (HttpResponse<String> answer : List.of(ann.get(path), SERVER.http().get(path))) {
        assertThat(answer.statusCode()).as(path).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
            .startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      }
    }
  }

  @Test
  void answersAlikeOverHttpForARoomThatIsHiddenAndOneThatIsNotThere() {
    Guest outsider = SERVER.guest("Outsider");
    try (ChatClient owner = SERVER.guest("Owner").connect()) {
      String hidden = createPrivate(owner);
      owner.awaitAnswer(owner.post(hidden, "secret"));
      for (String query : List.of("", "?before=5", "?after=0", "?around=1&limit=3")) {
        HttpResponse<String> toHidden = outsider.get(messages(hidden) + query);
        HttpResponse<String> toAbsent = outsider.get(messages(ABSENT) + query);
        assertThat(toHidden.statusCode()).isEqualTo(404);
        assertThat(toHidden.body()).isEqualTo(toAbsent.body());
        assertThat(toHidden.headers().map().keySet()).isEqualTo(toAbsent.headers().map().keySet());
      }
    }
  }

  @Test
  void takesARemovedMembersEyesAndVoiceAtOnce() {
    Guest removed = SERVER.guest("Removed");
    try (ChatClient owner = SERVER.guest("Owner").connect();
        ChatClient socket = removed.connect();
        ChatClient otherSocket = removed.connect()) {
      String room = createPrivate(owner);
      accepted(owner, aim("invite", room).put("user", removed.id()));
      socket.awaitEvent("the room", event -> room.equals(event.path("room").path("id").asText()));
      otherSocket.awaitEvent(
          "the room", event -> room.equals(event.path("room").path("id").asText()));
      accepted(socket, aim("post", room).put("text", "still here"));
      accepted(owner, aim("remove", room).put("user", removed.id()));

      // Sent without waiting for the news: they may be queued already when it is carried out.
      for (ObjectNode command :
          List.of(
              aim("post", room).put("text", "too late"),
              aim("react", room).put("target", 2).put("emoji", "👍").put("on", true),
              aim("pin", room).put("target", 2).put("on", true),
              aim("save", room).put("target", 2).put("on", true),
              aim("history", room),
              aim("pins", room),
              aim("versions", room).put("target", 2),
              aim("search", room).put("q", "still"),
              aim("users", room),
              aim("joinRoom", room))) {
        assertThat(socket.ask(command).path("code").asText())
            .as(command.path("type").asText())
            .isEqualTo("not-found");
      }
      accepted(owner, aim("post", room).put("text", "among ourselves"));
      for (ChatClient open : List.of(socket, otherSocket)) {
        open.awaitEvent(
            "the farewell",
            ChatClient.ofType("roomRemoved")
                .and(event -> room.equals(event.path("room").asText())));
        open.ask(Json.MAPPER.createObjectNode().put("type", "ping"));
        assertThat(open.texts()).noneMatch(text -> text.contains("among ourselves"));
      }
      assertThat(removed.get(messages(room)).statusCode()).isEqualTo(404);
      try (ChatClient again = removed.open()) {
        ObjectNode hello = Json.MAPPER.createObjectNode();
        hello.putObject("resume").put(room, 0);
        assertThat(again.hello(hello).toString()).doesNotContain(room);
        again.awaitEvent(
            "roomRemoved",
            ChatClient.ofType("roomRemoved")
                .and(event -> room.equals(event.path("room").asText())));
        assertThat(again.texts()).noneMatch(text -> text.contains("still here"));
      }
    }
  }

  @Test
  void closesTheSocketsOfASignInThatEndsAndNoOthers() {
    Guest leaving = SERVER.guest("Leaving");
    try (ChatClient other = SERVER.guest("Staying").connect();
        ChatClient first = leaving.connect();
        ChatClient silent = leaving.open()) {
      assertThat(leaving.send("DELETE", "api/v1/session", "").statusCode()).isEqualTo(204);
      assertThat(first.awaitClose()).isEqualTo(4001);
      assertThat(silent.awaitClose()).isEqualTo(4001);
      assertThat(leaving.get(messages("lobby")).statusCode()).isEqualTo(401);
      accepted(other, aim("post", "lobby").put("text", "still here"));
    }
  }

  private static String messages(String room) {
    return "api/v1/rooms/" + room + "/messages";
  }

  private static ObjectNode aim(String type, String room) {
    return Json.MAPPER.createObjectNode().put("type", type).put("room", room);
  }

  private static void accepted(ChatClient client, ObjectNode command) {
    assertThat(client.ask(command).path("type").asText()).isEqualTo("accepted");
  }

  private static String createPrivate(ChatClient owner) {
    ObjectNode command = Json.MAPPER.createObjectNode();
    command.put("type", "createRoom").put("name", Guest.unique("Hidden")).put("kind", "private");
    return owner.ask(command).path("room").asText();
  }
}
