package org.hiroba.log;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.hiroba.room.RoomId;

/**
 * Records one thing that happened in a room. Within a room events are numbered from 1 without a
 * gap, in the order in which they became durable. Immutable.
 *
 * <p>Each feature brings its own events. All that the core knows of one is here and in its {@link
 * EventKind}: how it is stored, how it is written, and the few things that fan-out must know.
 */
public interface RoomEvent {
  /** Returns the room in which it happened. */
  RoomId room();

  /** Returns its number in the room, from 1. */
  long seq();

  /** Returns when it was committed, in milliseconds' precision. */
  Instant at();

  /** Returns what kind of event it is. */
  EventKind<? extends RoomEvent> kind();

  /** Returns what the log stores of it, besides room, seq, time and kind. */
  EventColumns columns();

  /** Writes its fields besides {@code type}, {@code room}, {@code seq} and {@code at}. */
  void writeFields(JsonGenerator out) throws IOException;

  /**
   * Tells whether it takes the text of earlier events away: nobody may be told them as they were.
   */
  default boolean erases() {
    return false;
  }
}
