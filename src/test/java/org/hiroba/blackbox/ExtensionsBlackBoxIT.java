package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extensions of {@code hiroba.v1} that {@code protocol.md} lists. */
class ExtensionsBlackBoxIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  @Test
  void showsEarlierVersionsUntilTheMessageIsDeleted() {
    try (ChatClient ann = SERVER.guest("Ann").connect();
        ChatClient bob = SERVER.guest("Bob").connect()) {
      long target = post(ann, "lobby", "first " + UUID.randomUUID());
      ok(ann, aim("edit", "lobby", target).put("text", "second"));

      JsonNode versions = bob.ask(aim("versions", "lobby", target)).get("versions");
      assertThat(versions).hasSize(1);
      assertThat(versions.get(0).get("text").asText()).startsWith("first ");
      assertThat(versions.get(0).get("seq").asLong()).isEqualTo(target);

      ok(ann, aim("delete", "lobby", target));
      assertThat(code(bob.ask(aim("versions", "lobby", target)))).isEqualTo("not-found");
    }
  }

  @Test
  void keepsLevelAndReadMarkForAllSocketsOfOnePerson() {
    Guest guest = SERVER.guest("Ann");
    try (ChatClient ann = guest.connect();
        ChatClient tab = guest.connect()) {
      String room = create(ann, "private");
      long first = post(ann, room, "one");
      post(ann, room, "two");
      ok(ann, command("setNotify", room).put("level", "none"));
      JsonNode settings = tab.awaitEvent("settings", ChatClient.ofType("roomSettings"));
      assertThat(settings.get("room").asText()).isEqualTo(room);
      assertThat(settings.get("notify").asText()).isEqualTo("none");

      ok(ann, command("markUnread", room).put("seq", first + 1));
      JsonNode read =
          tab.awaitEvent(
              "the lower mark",
              ChatClient.ofType("read").and(event -> event.get("upTo").asLong() == first));
      assertThat(read.get("room").asText()).isEqualTo(room);
      try (ChatClient later = guest.open()) {
        JsonNode shown = roomOf(later.hello(Json.MAPPER.createObjectNode()), room);
        assertThat(shown.get("notify").asText()).isEqualTo("none");
        assertThat(shown.get("readUpTo").asLong()).isEqualTo(first);
        assertThat(shown.get("unread").asLong()).isEqualTo(1);
      }
    }
  }

  @Test
  void pinsForAllAndSavesForOneself() {
    try (ChatClient ann = SERVER.guest("Ann").connect();
        ChatClient bob = SERVER.guest("Bob").connect()) {
      String room = create(ann, "public");
      long target = post(ann, room, "keep this");
      JsonNode pinned = ok(ann, aim("pin", room, target).put("on", true));
      JsonNode event =
          ann.awaitEvent(
              "the pin", ChatClient.ofType("pinned").and(e -> e.get("room").asText().equals(room)));
      assertThat(event.get("seq")).isEqualTo(pinned.get("seq"));
      assertThat(code(bob.ask(aim("pin", room, target).put("on", false)))).isEqualTo("forbidden");
      assertThat(bob.ask(command("pins", room)).at("/messages/0/text").asText())
          .isEqualTo("keep this");

      ok(bob, aim("save", room, target).put("on", true));
      JsonNode saved = bob.ask(Json.MAPPER.createObjectNode().put("type", "saved"));
      assertThat(saved.at("/items/0/room").asText()).isEqualTo(room);
      assertThat(saved.at("/items/0/message/text").asText()).isEqualTo("keep this");
      assertThat(ann.ask(Json.MAPPER.createObjectNode().put("type", "saved")).get("items"))
          .isEmpty();

      ok(ann, aim("delete", room, target));
      assertThat(ann.ask(command("pins", room)).get("messages")).isEmpty();
      assertThat(
              bob.ask(Json.MAPPER.createObjectNode().put("type", "saved"))
                  .at("/items/0/message/deleted")
                  .asBoolean())
          .isTrue();
    }
  }

  @Test
  void hidesAPrivateRoomFromOutsidersInEveryCommand() {
    try (ChatClient ann = SERVER.guest("Ann").connect();
        ChatClient eve = SERVER.guest("Eve").connect()) {
      String room = create(ann, "private");
      long target = post(ann, room, "secret");
      for (String type : new String[] {"versions", "pin", "save", "pins"}) {
        assertThat(code(eve.ask(aim(type, room, target).put("on", true))))
            .as(type)
            .isEqualTo("not-found");
      }
      assertThat(code(eve.ask(command("setNotify", room).put("level", "all"))))
          .isEqualTo("not-found");
      assertThat(code(eve.ask(command("markUnread", room).put("seq", 1)))).isEqualTo("not-found");
    }
  }

  @Test
  void listsOwnMentions() {
    Guest bobGuest = SERVER.guest("Bob");
    try (ChatClient ann = SERVER.guest("Ann").connect();
        ChatClient bob = bobGuest.connect()) {
      post(ann, "lobby", "hi @" + bobGuest.name());
      JsonNode hits = bob.ask(Json.MAPPER.createObjectNode().put("type", "mentions")).get("hits");
      assertThat(hits).hasSize(1);
      assertThat(hits.get(0).get("snippet").asText()).isEqualTo("hi @" + bobGuest.name());
      assertThat(hits.get(0).get("room").asText()).isEqualTo("lobby");
    }
  }

  @Test
  void tellsEverybodyOfANewProfile() {
    Guest annGuest = SERVER.guest("Ann");
    try (ChatClient ann = annGuest.connect();
        ChatClient bob = SERVER.guest("Bob").connect()) {
      ObjectNode profile = Json.MAPPER.createObjectNode().put("type", "setProfile");
      String name = Guest.unique("花子");
      ok(ann, profile.put("displayName", name).put("status", "昼休み"));
      JsonNode told =
          bob.awaitEvent(
              "the profile",
              ChatClient.ofType("profile")
                  .and(event -> event.at("/user/id").asText().equals(annGuest.id())));
      assertThat(told.at("/user/displayName").asText()).isEqualTo(name);
      assertThat(told.get("status").asText()).isEqualTo("昼休み");
      JsonNode users =
          bob.ask(Json.MAPPER.createObjectNode().put("type", "users").put("q", annGuest.name()));
      assertThat(users.at("/users/0/status").asText()).isEqualTo("昼休み");
    }
  }

  @Test
  void refusesAWrongSetupToken() {
    String name = Guest.unique("Eve");
    HttpResponse<String> answer =
        SERVER
            .http()
            .postJson(
                "api/v1/session",
                Json.MAPPER
                    .createObjectNode()
                    .put("name", name)
                    .put("setupToken", "guess")
                    .toString());
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  private static String create(ChatClient client, String kind) {
    return ok(
            client,
            Json.MAPPER
                .createObjectNode()
                .put("type", "createRoom")
                .put("name", "Room " + UUID.randomUUID())
                .put("kind", kind))
        .get("room")
        .asText();
  }

  private static long post(ChatClient client, String room, String text) {
    return ok(client, command("post", room).put("text", text)).get("seq").asLong();
  }

  private static ObjectNode command(String type, String room) {
    return Json.MAPPER.createObjectNode().put("type", type).put("room", room);
  }

  private static ObjectNode aim(String type, String room, long target) {
    return command(type, room).put("target", target);
  }

  private static JsonNode ok(ChatClient client, ObjectNode command) {
    JsonNode answer = client.ask(command);
    assertThat(answer.get("type").asText()).as(command + " → " + answer).isEqualTo("accepted");
    return answer;
  }

  private static String code(JsonNode answer) {
    return answer.path("code").asText("none: " + answer);
  }

  private static JsonNode roomOf(JsonNode welcome, String room) {
    for (JsonNode candidate : welcome.get("rooms")) {
      if (candidate.get("id").asText().equals(room)) {
        return candidate;
      }
    }
    throw new AssertionError("no room " + room + " in " + welcome);
  }
}
