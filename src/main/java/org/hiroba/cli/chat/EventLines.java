package org.hiroba.cli.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Puts messages and events into lines for people. Thread-safe. */
final class EventLines {
  private static final String INDENT = "    ";
  private static final int MAX_NAMES = 10_000;

  private final Rooms rooms;
  private final DateTimeFormatter time;
  private final Map<String, String> names = new ConcurrentHashMap<>();

  EventLines(Rooms rooms, String timePattern, ZoneId zone) {
    this.rooms = rooms;
    time = DateTimeFormatter.ofPattern(timePattern, Locale.ROOT).withZone(zone);
  }

  /**
   * Makes a line of what happened in a room.
   *
   * @param showRoom whether to say in which
   * @return empty for what a reader needs not see
   */
  Optional<Line> of(JsonNode event, boolean showRoom) {
    String room = event.path("room").asText();
    String where = where(event, showRoom ? room : "");
    return switch (event.path("type").asText()) {
      case "message" -> Optional.of(message(where, event));
      case "edited" ->
          event.path("deleted").asBoolean()
              ? Optional.empty()
              : Optional.of(
                  note(
                      where,
                      name(event.path("by").asText()) + " changed a message: " + text(event)));
      case "deleted" ->
          Optional.of(note(where, name(event.path("by").asText()) + " deleted a message"));
      case "memberJoined" -> Optional.of(note(where, person(event.path("user")) + " joined"));
      case "memberLeft" -> Optional.of(note(where, person(event.path("user")) + " left"));
      case "roomUpdated" -> Optional.of(note(where, "the room was changed" + topic(event)));
      case "gap" ->
          Optional.of(
              Line.note("(" + label(room) + ": more was missed than the server sends again)"));
      case "notice" -> Optional.of(Line.note("The server says: " + text(event)));
      default -> Optional.empty();
    };
  }

  /** Makes a line of a message in a page of history. */
  Line message(JsonNode message) {
    return message(where(message, ""), message);
  }

  /** Returns a room's name, safe and marked as one. */
  String label(String room) {
    String name = TerminalText.line(rooms.name(room));
    return name.startsWith("@") ? name : "#" + name;
  }

  private Line message(String where, JsonNode message) {
    String who = person(message.path("from"));
    String text = message.path("deleted").asBoolean() ? "(deleted)" : text(message);
    return new Line(where, who, text);
  }

  private static Line note(String where, String text) {
    return new Line(where, "", "* " + text);
  }

  private static String topic(JsonNode event) {
    return event.has("topic") ? "; topic: " + TerminalText.line(event.path("topic").asText()) : "";
  }

  private static String text(JsonNode event) {
    return TerminalText.block(event.path("text").asText(), INDENT);
  }

  private String where(JsonNode event, String room) {
    String at = event.path("at").asText();
    String shown;
    try {
      shown = time.format(Instant.parse(at));
    } catch (DateTimeException e) {
      shown = TerminalText.line(at);
    }
    return room.isEmpty() ? shown : shown + " " + label(room);
  }

  private String person(JsonNode ref) {
    String name = TerminalText.line(ref.path("displayName").asText());
    if (names.size() < MAX_NAMES) {
      names.put(ref.path("id").asText(), name);
    }
    return name;
  }

  private String name(String userId) {
    return userId.equals(rooms.ownId()) ? "you" : names.getOrDefault(userId, "somebody");
  }
}
