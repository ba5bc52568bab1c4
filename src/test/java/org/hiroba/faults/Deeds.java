package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Json;

/**
 * One person's changes of many kinds besides posts, sent in one go under ids that stay, and how
 * often each can be seen by its person.
 */
final class Deeds {
  private static final String EMOJI = "🎉";

  /**
   * A change.
   *
   * @param command with its id
   * @param seen how often what it did is there; 1 is wanted
   */
  private record Deed(ObjectNode command, ToLongFunction<Sight> seen) {
    String id() {
      return command.get("id").asText();
    }
  }

  /** What a person sees who comes back and asks for everything. */
  private record Sight(
      JsonNode rooms, JsonNode person, JsonNode saved, JsonNode pins, List<JsonNode> events) {}

  private final Guest who;
  private final String room;
  private final List<Deed> deeds = new ArrayList<>();
  private final Map<String, JsonNode> accepted = new LinkedHashMap<>();

  /**
   * Plans them.
   *
   * @param target a message in {@code room}
   * @param other who gets into a new room with them
   */
  Deeds(Guest who, Guest other, String room, long target, int round) {
    this.who = who;
    this.room = room;
    String team = "Team " + round;
    add(
        command("createRoom").put("name", team).put("kind", "private"),
        sight -> count(sight.rooms, "name", team));
    deeds.get(0).command.putArray("members").add(other.id());
    String section = "Section " + round;
    add(
        command("setRoom").put("room", room).put("favourite", true).put("section", section),
        sight -> count(sight.rooms, "section", section));
    String level = round % 2 == 0 ? "none" : "mentions";
    add(
        command("setNotify").put("room", room).put("level", level),
        sight -> ofRoom(sight).get("notify").asText().equals(level) ? 1 : 0);
    String title = "Title " + round;
    add(
        command("setProfile").put("title", title).put("reading", "よみ " + round),
        sight -> sight.person.at("/profile/title").asText().equals(title) ? 1 : 0);
    add(
        command("react")
            .put("room", room)
            .put("target", target)
            .put("emoji", EMOJI)
            .put("on", true),
        sight -> changes(sight, "reacted", target));
    add(
        command("save").put("room", room).put("target", target).put("on", true),
        sight ->
            elements(sight.saved.get("items"))
                .filter(item -> item.get("room").asText().equals(room))
                .filter(item -> item.at("/message/seq").asLong() == target)
                .count());
    add(
        command("pin").put("room", room).put("target", target).put("on", true),
        sight ->
            Math.max(
                count(sight.pins.get("messages"), "seq", target + ""),
                changes(sight, "pinned", target)));
    add(
        command("markUnread").put("room", room).put("seq", target),
        sight -> ofRoom(sight).get("readUpTo").asLong() == target - 1 ? 1 : 0);
  }

  private void add(ObjectNode command, ToLongFunction<Sight> seen) {
    deeds.add(new Deed(command.put("id", ChatClient.newId()), seen));
  }

  private static ObjectNode command(String type) {
    return Json.MAPPER.createObjectNode().put("type", type);
  }

  int size() {
    return deeds.size();
  }

  /** Sends all of them and returns when so many are accepted, or more. */
  void begin(ChatClient socket, int enough) {
    deeds.forEach(deed -> socket.send(deed.command));
    await().atMost(Duration.ofSeconds(30)).until(() -> socket.events("accepted").size() >= enough);
  }

  /** Takes down what was accepted; call it when no more can come. */
  int note(ChatClient socket) {
    for (JsonNode answer : socket.events("accepted")) {
      accepted.put(answer.get("re").asText(), answer);
    }
    return accepted.size();
  }

  /** Holds that what was accepted is there once, and all else not more than that. */
  void areThere(Guest there) {
    Sight sight = look(there);
    for (Deed deed : deeds) {
      long seen = deed.seen.applyAsLong(sight);
      assertThat(seen)
          .as("%s, accepted: %s", deed.command, accepted.get(deed.id()))
          .isBetween(accepted.containsKey(deed.id()) ? 1L : 0L, 1L);
    }
  }

  /** Sends them again, as whoever was not answered does: all are accepted, and done once. */
  void again(Guest there) {
    try (ChatClient socket = there.connect()) {
      deeds.forEach(deed -> socket.send(deed.command));
      for (Deed deed : deeds) {
        JsonNode answer = socket.awaitAnswer(deed.id());
        assertThat(answer.get("type").asText())
            .as("%s: %s", deed.command, answer)
            .isEqualTo("accepted");
        JsonNode before = accepted.put(deed.id(), answer);
        if (before != null) {
          assertThat(answer).isEqualTo(before);
        }
      }
    }
    areThere(there);
  }

  private Sight look(Guest there) {
    try (ChatClient socket = there.open()) {
      ObjectNode hello = Json.MAPPER.createObjectNode();
      hello.putObject("resume").put(room, 0);
      JsonNode welcome = socket.hello(hello);
      socket.awaitEvent("all of the room", event -> event.get("type").asText().equals("caughtUp"));
      return new Sight(
          welcome.get("rooms"),
          socket.ask(command("person").put("user", who.id())),
          socket.ask(command("saved")),
          socket.ask(command("pins").put("room", room)),
          socket.events());
    }
  }

  private JsonNode ofRoom(Sight sight) {
    return elements(sight.rooms)
        .filter(one -> one.get("id").asText().equals(room))
        .findFirst()
        .orElseThrow();
  }

  private static long changes(Sight sight, String type, long target) {
    return sight.events.stream()
        .filter(event -> event.path("type").asText().equals(type))
        .filter(event -> event.path("target").asLong() == target)
        .count();
  }

  private static long count(JsonNode list, String field, String value) {
    return elements(list).filter(one -> one.path(field).asText().equals(value)).count();
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
