package org.hiroba.cli.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Knows how far each room was heard, by which a new connection resumes without a hole and nothing
 * is heard twice. For one thread.
 */
final class Places {
  private final Map<String, Long> heard = new LinkedHashMap<>();
  private String epoch = "";

  /** Begins to hear a room after an event, before the first {@code hello}. */
  void beginAfter(String room, long seq) {
    heard.put(room, seq);
  }

  /** Adds {@code epoch} and {@code resume} to a {@code hello}. */
  void addTo(ObjectNode hello) {
    if (!epoch.isEmpty()) {
      hello.put("epoch", epoch);
    }
    if (!heard.isEmpty()) {
      ObjectNode resume = hello.putObject("resume");
      heard.forEach(resume::put);
    }
  }

  /** Notes the rooms of a {@code welcome}: new ones are heard from their head on. */
  void welcomed(JsonNode welcome) {
    epoch = welcome.path("epoch").asText();
    for (JsonNode room : welcome.path("rooms")) {
      heard.putIfAbsent(room.path("id").asText(), room.path("head").asLong());
    }
  }

  /** Notes an event and tells whether it is news. */
  boolean isNews(JsonNode event) {
    String room = event.path("room").asText();
    switch (event.path("type").asText()) {
      case "gap" -> heard.put(room, event.path("head").asLong());
      case "caughtUp" -> heard.merge(room, event.path("seq").asLong(), Math::max);
      case "roomRemoved" -> heard.remove(room);
      case "roomAdded" -> {
        JsonNode added = event.path("room");
        // The event that made it appear may still come.
        heard.putIfAbsent(added.path("id").asText(), Math.max(0, added.path("head").asLong() - 1));
      }
      default -> {
        return !event.has("seq") || isNewSeq(room, event.path("seq").asLong());
      }
    }
    return true;
  }

  private boolean isNewSeq(String room, long seq) {
    if (seq <= heard.getOrDefault(room, 0L)) {
      return false;
    }
    heard.put(room, seq);
    return true;
  }
}
