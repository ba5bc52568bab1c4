package org.hiroba.protocol;

import java.util.List;
import org.hiroba.account.Utf8Length;

/**
 * Holds an event's JSON, made once and shared by all who are told.
 *
 * @param utf8Bytes the length on the wire
 * @param droppable it may be dropped for a client that is behind
 */
public record EncodedEvent(String json, int utf8Bytes, boolean droppable) {
  /**
   * Joins events, one at least, into one: on the wire they are what they were, but they wait and
   * count as one, and none of them is dropped.
   */
  public static EncodedEvent together(List<EncodedEvent> events) {
    String json = String.join(",", events.stream().map(EncodedEvent::json).toList());
    int bytes = events.stream().mapToInt(EncodedEvent::utf8Bytes).sum();
    return new EncodedEvent(json, bytes + events.size() - 1, false);
  }

  /** Measures a JSON text. */
  public static EncodedEvent of(String json, boolean droppable) {
    return new EncodedEvent(json, Utf8Length.of(json), droppable);
  }
}
