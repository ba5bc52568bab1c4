package org.hiroba.feature.message;

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
 * A message was deleted.
 *
 * @param target the message's seq
 */
public record MessageDeleted(RoomId room, long seq, Instant at, long target, UserId by)
    implements RoomEvent {
  /** The kind of this event. */
  public static final EventKind<MessageDeleted> KIND =
      EventKind.of(3, "deleted", MessageDeleted::read);

  private static MessageDeleted read(EventRow row) {
    return new MessageDeleted(
        row.room(), row.seq(), row.at(), row.requireTarget(), row.requireAuthor().id());
  }

  @Override
  public EventKind<MessageDeleted> kind() {
    return KIND;
  }

  @Override
  public EventColumns columns() {
    return EventColumns.by(by).target(target);
  }

  @Override
  public void writeFields(JsonGenerator out) throws IOException {
    out.writeNumberField("target", target);
    out.writeStringField("by", by.value());
  }

  @Override
  public boolean erases() {
    return true;
  }
}
