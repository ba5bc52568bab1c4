package org.hiroba.cli.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Knows the rooms that one is a member of, and oneself. Written by one thread, read by any. */
final class Rooms {
  private final Map<String, JsonNode> byId = new ConcurrentSkipListMap<>();
  private volatile String ownId = "";

  void welcomed(JsonNode welcome) {
    ownId = welcome.path("user").path("id").asText();
    byId.clear();
    welcome.path("rooms").forEach(this::put);
  }

  /** Notes what an event changes. */
  void heard(JsonNode event) {
    switch (event.path("type").asText()) {
      case "roomAdded" -> put(event.path("room"));
      case "roomRemoved" -> byId.remove(event.path("room").asText());
      case "roomUpdated" -> {
        if (byId.get(event.path("room").asText()) instanceof ObjectNode room) {
          ObjectNode changed = room.deepCopy();
          for (String field : List.of("name", "topic", "archived")) {
            if (event.has(field)) {
              changed.set(field, event.get(field));
            }
          }
          put(changed);
        }
      }
      default -> {
        // Nothing that concerns what a room is.
      }
    }
  }

  private void put(JsonNode room) {
    byId.put(room.path("id").asText(), room);
  }

  /** Returns all of them. */
  List<JsonNode> all() {
    return List.copyOf(byId.values());
  }

  String ownId() {
    return ownId;
  }

  /**
   * Finds a room by its id or its name, in whatever case.
   *
   * @throws ChatException if several have the name
   */
  Optional<JsonNode> find(String wanted) {
    JsonNode exact = byId.get(wanted);
    if (exact != null) {
      return Optional.of(exact);
    }
    List<JsonNode> named =
        all().stream().filter(room -> name(room).equalsIgnoreCase(wanted)).toList();
    if (named.size() > 1) {
      throw new ChatException(
          ChatException.REFUSED,
          "Several rooms are called "
              + TerminalText.line(wanted)
              + "; take an id: "
              + named.stream()
                  .map(room -> room.path("id").asText())
                  .collect(Collectors.joining(", ")));
    }
    return named.stream().findFirst();
  }

  /** Returns what people call a room: its name, or the people in it. Not made safe yet. */
  String name(String room) {
    JsonNode known = byId.get(room);
    return known == null ? room : name(known);
  }

  /** Returns what people call a room. Not made safe yet. */
  String name(JsonNode room) {
    String name = room.path("name").asText("");
    if (!name.isEmpty()) {
      return name;
    }
    String others =
        StreamSupport.stream(room.path("members").spliterator(), false)
            .filter(member -> !member.path("id").asText().equals(ownId))
            .map(member -> member.path("name").asText())
            .collect(Collectors.joining(", ", "@", ""));
    return others.equals("@") ? room.path("id").asText() : others;
  }
}
