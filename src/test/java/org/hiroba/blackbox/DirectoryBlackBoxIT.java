package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Who is where: the commands {@code members}, {@code person}, {@code rooms}, {@code createRoom}.
 */
class DirectoryBlackBoxIT {
  private static final String NOBODY = "no-such-person";

  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  @Test
  void membersArePagedOwnersFirstWithTheTrueCount() {
    List<Guest> invited = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      invited.add(SERVER.guest("Member" + i));
    }
    Guest owner = SERVER.guest("Zoe");
    try (ChatClient zoe = owner.connect();
        ChatClient outsider = SERVER.guest("Outsider").connect()) {
      String room = createRoom(zoe, Guest.unique("Staff"), "private", invited);
      Set<String> met = new HashSet<>();
      List<Integer> sizes = new ArrayList<>();
      String cursor = "";
      do {
        ObjectNode question = aim("members", room).put("limit", 4);
        JsonNode page = zoe.ask(cursor.isEmpty() ? question : question.put("cursor", cursor));
        assertThat(page.path("type").asText()).as(page.toString()).isEqualTo("members");
        assertThat(page.path("total").asInt()).isEqualTo(6);
        if (cursor.isEmpty()) {
          assertThat(page.at("/users/0/id").asText()).isEqualTo(owner.id());
          assertThat(page.at("/users/0/role").asText()).isEqualTo("owner");
          assertThat(page.at("/users/0/presence").asText()).isEqualTo("online");
          assertThat(page.at("/users/1/role").asText()).isEqualTo("member");
        }
        page.path("users").forEach(user -> met.add(user.path("id").asText()));
        sizes.add(page.path("users").size());
        cursor = page.path("cursor").asText();
      } while (!cursor.isEmpty());
      assertThat(sizes).containsExactly(4, 2);
      assertThat(met).hasSize(6);

      JsonNode found = zoe.ask(aim("members", room).put("q", invited.get(3).name()));
      assertThat(found.path("total").asInt()).isEqualTo(1);
      assertThat(found.at("/users/0/id").asText()).isEqualTo(invited.get(3).id());
      JsonNode called = zoe.ask(aim("members", room).put("calls", true));
      assertThat(called.at("/calls/room").asInt()).isEqualTo(5);
      assertThat(called.at("/calls/here").asInt()).isZero();

      refused(outsider.ask(aim("members", room)), "not-found", "");
      refused(zoe.ask(aim("members", room).put("limit", 0)), "bad-request", "limit");
      refused(zoe.ask(aim("members", room).put("cursor", "nowhere")), "bad-request", "cursor");
    }
  }

  @Test
  void personSaysWhoSomebodyIsAndWhereOneMeetsThem() {
    Guest him = SERVER.guest("Ben");
    try (ChatClient ann = SERVER.guest("Ann").connect();
        ChatClient ben = him.connect()) {
      String shared = createRoom(ann, Guest.unique("Shared"), "private", List.of(him));
      createRoom(ben, Guest.unique("Own"), "private", List.of());
      accepted(
          ben.ask(
              command("setProfile")
                  .put("status", "on the way")
                  .put("title", "Sales")
                  .put("timeZone", "Asia/Tokyo")));

      JsonNode person = ann.ask(command("person").put("user", him.id()));
      assertThat(person.path("type").asText()).as(person.toString()).isEqualTo("person");
      assertThat(person.at("/user/name").asText()).isEqualTo(him.name());
      assertThat(person.at("/profile/status").asText()).isEqualTo("on the way");
      assertThat(person.at("/profile/title").asText()).isEqualTo("Sales");
      assertThat(person.path("presence").asText()).isEqualTo("online");
      assertThat(person.path("localTime").asText())
          .matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+\\+09:00");
      assertThat(person.path("rooms").findValuesAsText("id")).contains(shared).doesNotContain("");
      assertThat(person.path("roomsTotal").asInt()).isEqualTo(person.path("rooms").size());
      assertThat(person.has("gone")).isFalse();
      refused(ann.ask(command("person").put("user", NOBODY)), "not-found", "");
      refused(ann.ask(command("person")), "bad-request", "user");
    }
  }

  @Test
  void roomsAreListedByPageWithHowManyAreInThem() {
    String tag = Guest.unique("Listed");
    try (ChatClient ann = SERVER.guest("Ann").connect();
        ChatClient ben = SERVER.guest("Ben").connect()) {
      List<String> made = new ArrayList<>();
      for (String name : List.of("a", "b", "c")) {
        made.add(createRoom(ann, tag + " " + name, "public", List.of()));
      }
      createRoom(ann, tag + " hidden", "private", List.of());
      accepted(ben.ask(aim("joinRoom", made.get(1))));

      JsonNode first = ann.ask(command("rooms").put("q", tag).put("limit", 2));
      JsonNode second =
          ann.ask(
              command("rooms")
                  .put("q", tag)
                  .put("limit", 2)
                  .put("cursor", first.path("cursor").asText()));
      assertThat(ids(first)).containsExactly(made.get(0), made.get(1));
      assertThat(ids(second)).containsExactly(made.get(2));
      assertThat(second.has("cursor")).isFalse();
      assertThat(first.at("/rooms/0/memberCount").asInt()).isEqualTo(1);
      assertThat(first.at("/rooms/1/memberCount").asInt()).isEqualTo(2);
      JsonNode seenByBen = ben.ask(command("rooms").put("q", tag));
      assertThat(seenByBen.at("/rooms/0/joined").asBoolean()).isFalse();
      assertThat(seenByBen.at("/rooms/1/joined").asBoolean()).isTrue();
    }
  }

  @Test
  void aRoomIsMadeWithAllItsPeopleOrNotAtAll() {
    Guest him = SERVER.guest("Ben");
    String name = Guest.unique("Together");
    try (ChatClient ann = SERVER.guest("Ann").connect();
        ChatClient ben = him.connect()) {
      ObjectNode withNobody = command("createRoom").put("name", name).put("kind", "public");
      withNobody.putArray("members").add(him.id()).add(NOBODY);
      refused(ann.ask(withNobody), "not-found", "");
      assertThat(ids(ann.ask(command("rooms").put("q", name)))).isEmpty();

      String room = createRoom(ann, name, "public", List.of(him, him));
      JsonNode added =
          ben.awaitEvent("the room", event -> event.at("/room/id").asText().equals(room));
      assertThat(added.path("type").asText()).isEqualTo("roomAdded");
      JsonNode members = ann.ask(aim("members", room));
      assertThat(members.path("total").asInt()).isEqualTo(2);
      JsonNode history = ann.ask(aim("history", room).put("events", true));
      assertThat(history.at("/events/0/type").asText()).isEqualTo("memberJoined");

      refused(
          ann.ask(command("createRoom").put("name", name).put("kind", "public")),
          "conflict",
          "name");
      refused(
          ann.ask(command("createRoom").put("name", "").put("kind", "public")),
          "bad-request",
          "name");
      refused(
          ann.ask(command("createRoom").put("name", Guest.unique("x")).put("kind", "odd")),
          "bad-request",
          "kind");
    }
  }

  private static String createRoom(
      ChatClient owner, String name, String kind, List<Guest> members) {
    ObjectNode command = command("createRoom").put("name", name).put("kind", kind);
    if (!members.isEmpty()) {
      ArrayNode ids = command.putArray("members");
      members.forEach(member -> ids.add(member.id()));
    }
    return accepted(owner.ask(command)).path("room").asText();
  }

  private static List<String> ids(JsonNode rooms) {
    assertThat(rooms.path("type").asText()).as(rooms.toString()).isEqualTo("rooms");
    return rooms.path("rooms").findValuesAsText("id");
  }

  private static JsonNode accepted(JsonNode answer) {
    assertThat(answer.path("type").asText()).as(answer.toString()).isEqualTo("accepted");
    return answer;
  }

  /** The field is empty where it is none alone. */
  private static void refused(JsonNode answer, String code, String field) {
    assertThat(answer.path("code").asText()).as(answer.toString()).isEqualTo(code);
    assertThat(answer.path("field").asText()).as(answer.toString()).isEqualTo(field);
  }

  private static ObjectNode aim(String type, String room) {
    return command(type).put("room", room);
  }

  private static ObjectNode command(String type) {
    return Json.MAPPER.createObjectNode().put("type", type);
  }
}
