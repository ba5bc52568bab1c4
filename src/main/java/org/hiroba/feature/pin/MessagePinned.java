package org.hiroba.feature.pin;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.hiroba.account.UserId;
import org.hiroba.log.EventColumns;
import org.hiroba.log.EventKind;
import org.hiroba.log.EventRow;
import org.hiroba.log.RoomEvent;
import org.hiroba.room.RoomId;

/**
 * Somebody pinned a message for all in the room ({@code on}) or took the pin back.
 *
 * @param target the message's seq
 */
public record MessagePinned(RoomId room, long seq, Instant at, long target, boolean on, UserId by)
    implements RoomEvent {
  /** The kind of this event. */
  public static final EventKind<MessagePinned> KIND =
      EventKind.of(8, "pinned", MessagePinned::read);

  private static MessagePinned read(EventRow row) {
    return new MessagePinned(
        row.room(), row.seq(), row.at(), row.requireTarget(), row.isOn(), row.requireAuthor().id());
  }

  @Override
  public EventKind<MessagePinned> kind() {
    return KIND;
  }

  @Override
  public EventColumns columns() {
    return EventColumns.by(by).target(target).flag(on);
  }

  @Override
  public void writeFields(JsonGenerator out) throws IOException {
    out.writeNumberField("target", target);
    out.writeBooleanField("on", on);
    out.writeStringField("by", by.value());
  }
}
