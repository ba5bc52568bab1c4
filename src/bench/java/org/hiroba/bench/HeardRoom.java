package org.hiroba.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.hiroba.bench.load.LoadException;

/**
 * What somebody has heard of one room, over all connections together: every event once, in order,
 * and none while not a member. Used by one thread at a time.
 */
final class HeardRoom {
  private static final Set<String> SEQUENCED =
      Set.of(
          "message",
          "edited",
          "deleted",
          "reacted",
          "memberJoined",
          "memberLeft",
          "roomUpdated",
          "pinned");

  private final String room;
  private boolean member;
  private long last;
  private int heard;

  HeardRoom(String room) {
    this.room = room;
  }

  boolean isMember() {
    return member;
  }

  /** Returns the number of the last event. */
  long last() {
    return last;
  }

  /** Returns how many events were heard. */
  int heard() {
    return heard;
  }

  /** Tells whether an event is of this type and room. */
  boolean is(JsonNode event, String type) {
    return event.path("type").asText().equals(type) && event.path("room").asText().equals(room);
  }

  /**
   * Takes the next event that came.
   *
   * @throws LoadException if another one is due, or if it is bad news
   */
  void hear(JsonNode event) {
    String type = event.path("type").asText();
    if (type.equals("roomAdded") && event.path("room").path("id").asText().equals(room)) {
      member = true;
      last = event.path("room").path("head").asLong();
    } else if (type.equals("error") || type.equals("draining") || is(event, "gap")) {
      throw new LoadException("heard " + event);
    } else if (is(event, "roomRemoved")) {
      member = false;
    } else if (is(event, "caughtUp") && event.path("seq").asLong() != last) {
      throw new LoadException("caught up to " + event.path("seq") + " after event " + last);
    } else if (SEQUENCED.contains(type) && is(event, type)) {
      if (!member || event.path("seq").asLong() != last + 1) {
        throw new LoadException(
            (member ? "as a member" : "after leaving") + ", after " + last + ", came " + event);
      }
      last++;
      heard++;
    }
  }
}
