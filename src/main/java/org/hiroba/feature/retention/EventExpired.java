package org.hiroba.feature.retention;

import com.fasterxml.jackson.core.JsonGenerator;
import java.time.Instant;
import org.hiroba.log.EventColumns;
import org.hiroba.log.EventKind;
import org.hiroba.log.EventRow;
import org.hiroba.log.RoomEvent;
import org.hiroba.room.RoomId;

/**
 * Stands in the place of an event that is kept no more, so that a room's numbers have no gap: who
 * catches up counts it and shows nothing.
 *
 * @param at when what stood here happened
 */
public record EventExpired(RoomId room, long seq, Instant at) implements RoomEvent {
  /** The kind of this event. */
  public static final EventKind<EventExpired> KIND = EventKind.of(9, "expired", EventExpired::read);

  private static EventExpired read(EventRow row) {
    return new EventExpired(row.room(), row.seq(), row.at());
  }

  @Override
  public EventKind<EventExpired> kind() {
    return KIND;
  }

  @Override
  public EventColumns columns() {
    return EventColumns.by(null);
  }

  @Override
  public void writeFields(JsonGenerator out) {
    // Room, seq and time are all that is left.
  }
}
