package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How one keeps a room for oneself ({@code setRoom}), and what happened in it ({@code history}).
 */
class RoomKeepingBlackBoxIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  @Test
  void aRoomIsAFavouriteInASectionForOneselfAlone() {
    Guest person = SERVER.guest("Ann");
    Guest other = SERVER.guest("Ben");
    try (ChatClient ann = person.connect();
        ChatClient sibling = person.connect();
        ChatClient ben = other.connect()) {
      String room = createRoom(ann);
      accepted(ann.ask(aim("invite", room).put("user", other.id())));
      accepted(ann.ask(aim("setRoom", room).put("favourite", true).put("section", "仕事")));
      JsonNode heard =
          sibling.awaitEvent(
              "the settings",
              ChatClient.ofType("roomSettings")
                  .and(event -> event.path("room").asText().equals(room)));
      assertThat(heard.path("favourite").asBoolean()).isTrue();
      assertThat(heard.path("section").asText()).isEqualTo("仕事");
      assertThat(kept(person, room).path("favourite").asBoolean()).isTrue();
      assertThat(kept(person, room).path("section").asText()).isEqualTo("仕事");
      assertThat(kept(other, room).has("favourite")).isFalse();
      assertThat(kept(other, room).has("section")).isFalse();

      accepted(ann.ask(aim("setRoom", room).putNull("section")));
      assertThat(kept(person, room).has("section")).isFalse();
      assertThat(kept(person, room).path("favourite").asBoolean()).isTrue();
      accepted(ann.ask(aim("setRoom", room).put("favourite", false).put("muted", true)));
      assertThat(kept(person, room).has("favourite")).isFalse();
      assertThat(kept(person, room).path("notify").asText()).isEqualTo("none");
      assertThat(ben.events("roomSettings")).isEmpty();
    }
  }

  @Test
  void aRoomIsKeptByItsMembersOnlyAndASectionIsOneLine() {
    try (ChatClient ann = SERVER.guest("Ann").connect();
        ChatClient outsider = SERVER.guest("Outsider").connect()) {
      String room = createRoom(ann);
      assertThat(outsider.ask(aim("setRoom", room).put("favourite", true)).path("code").asText())
          .isEqualTo("not-found");
      JsonNode nothing = ann.ask(aim("setRoom", room));
      assertThat(nothing.path("code").asText()).isEqualTo("bad-request");
      assertThat(nothing.has("field")).isFalse();
      JsonNode tooLong = ann.ask(aim("setRoom", room).put("section", "x".repeat(51)));
      assertThat(tooLong.path("code").asText()).isEqualTo("bad-request");
      assertThat(tooLong.path("field").asText()).isEqualTo("section");
    }
  }

  @Test
  void historyTellsWhatHappenedInARoomToWhoAsksForIt() {
    Guest other = SERVER.guest("Ben");
    try (ChatClient ann = SERVER.guest("Ann").connect();
        ChatClient ben = other.connect()) {
      String room = createRoom(ann);
      accepted(ann.ask(aim("post", room).put("text", "one")));
      accepted(ann.ask(aim("invite", room).put("user", other.id())));
      accepted(ann.ask(aim("updateRoom", room).put("topic", "plans")));
      accepted(ann.ask(aim("post", room).put("text", "two")));
      accepted(ben.ask(aim("leaveRoom", room)));

      JsonNode page = ann.ask(aim("history", room).put("events", true));
      assertThat(page.path("messages").findValuesAsText("text")).containsExactly("one", "two");
      List<String> types = new ArrayList<>();
      List<Long> seqs = new ArrayList<>();
      for (JsonNode event : page.path("events")) {
        types.add(event.path("type").asText());
        seqs.add(event.path("seq").asLong());
      }
      assertThat(types).containsExactly("memberJoined", "roomUpdated", "memberLeft");
      assertThat(seqs).isSorted().doesNotHaveDuplicates();
      assertThat(page.at("/events/1/topic").asText()).isEqualTo("plans");
      assertThat(page.has("eventsCut")).isFalse();
      assertThat(ann.ask(aim("history", room)).has("events")).isFalse();

      // Of two pages that follow each other, each event is in one.
      long first = page.at("/messages/0/seq").asLong();
      JsonNode older = ann.ask(aim("history", room).put("events", true).put("before", first + 1));
      JsonNode newer = ann.ask(aim("history", room).put("events", true).put("after", first));
      assertThat(older.path("events").size() + newer.path("events").size()).isEqualTo(3);
      assertThat(newer.path("messages").findValuesAsText("text")).containsExactly("two");
    }
  }

  /** The room as a new connection is told of it. */
  private static JsonNode kept(Guest person, String room) {
    try (ChatClient again = person.open()) {
      for (JsonNode one : again.hello(Json.MAPPER.createObjectNode()).path("rooms")) {
        if (one.path("id").asText().equals(room)) {
          return one;
        }
      }
    }
    throw new AssertionError(person.name() + " is not told of " + room);
  }

  private static String createRoom(ChatClient owner) {
    ObjectNode command = Json.MAPPER.createObjectNode().put("type", "createRoom");
    return accepted(owner.ask(command.put("name", Guest.unique("Kept")).put("kind", "private")))
        .path("room")
        .asText();
  }

  private static JsonNode accepted(JsonNode answer) {
    assertThat(answer.path("type").asText()).as(answer.toString()).isEqualTo("accepted");
    return answer;
  }

  private static ObjectNode aim(String type, String room) {
    return Json.MAPPER.createObjectNode().put("type", type).put("room", room);
  }
}
