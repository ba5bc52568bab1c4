package org.hiroba.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * One sequenced event as a client heard it. Two that are told of the same room and seq must be
 * equal.
 *
 * @param author who did it: {@code from}, {@code by} or {@code user}
 * @param id the client id of a message, else empty
 * @param target what an edit is about, else 0
 */
record Event(
    String room,
    long seq,
    String type,
    String author,
    String id,
    long target,
    String text,
    String at) {
  private static final Set<String> SEQUENCED =
      Set.of(
          "message", "edited", "deleted", "reacted", "memberJoined", "memberLeft", "roomUpdated");

  /** Tells whether this is an event with a seq in a room. */
  static boolean isSequenced(JsonNode json) {
    return SEQUENCED.contains(json.path("type").asText());
  }

  static Event of(JsonNode json) {
    String author =
        json.path("from")
            .path("id")
            .asText(json.path("by").asText(json.path("user").path("id").asText("")));
    return new Event(
        json.path("room").asText(),
        json.path("seq").asLong(),
        json.path("type").asText(),
        author,
        json.path("id").asText(""),
        json.path("target").asLong(0),
        json.path("text").asText(""),
        json.path("at").asText());
  }

  /** Returns a message of a history page. */
  static Event ofHistory(String room, JsonNode message) {
    return new Event(
        room,
        message.path("seq").asLong(),
        "message",
        message.path("from").path("id").asText(),
        message.path("id").asText(),
        0,
        message.path("text").asText(""),
        message.path("at").asText());
  }

  boolean isMessage() {
    return type.equals("message");
  }

  @Override
  public String toString() {
    String what = text.length() > 30 ? text.substring(0, 30) + "…" : text;
    return room + "/" + seq + " " + type + " of " + author + " " + id + " \"" + what + "\"";
  }
}
