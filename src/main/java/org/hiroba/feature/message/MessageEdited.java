package org.hiroba.feature.message;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.hiroba.account.UserId;
import org.hiroba.log.EventColumns;
import org.hiroba.log.EventKind;
import org.hiroba.log.EventRow;
import org.hiroba.log.RoomEvent;
import org.hiroba.protocol.JsonFields;
import org.hiroba.room.RoomId;

/**
 * A message got a new text.
 *
 * @param target the message's seq
 * @param text the new text; empty when {@code deleted}
 * @param deleted the message was deleted since; only ever true for events read from the log
 */
public record MessageEdited(
    RoomId room, long seq, Instant at, long target, String text, UserId by, boolean deleted)
    implements RoomEvent {
  /** The kind of this event. */
  public static final EventKind<MessageEdited> KIND =
      EventKind.of(2, "edited", MessageEdited::read);

  private static MessageEdited read(EventRow row) {
    return new MessageEdited(
        row.room(),
        row.seq(),
        row.at(),
        row.requireTarget(),
        row.textOrEmpty(),
        row.requireAuthor().id(),
        row.deleted());
  }

  @Override
  public EventKind<MessageEdited> kind() {
    return KIND;
  }

  @Override
  public EventColumns columns() {
    return EventColumns.by(by).target(target).text(text);
  }

  @Override
  public void writeFields(JsonGenerator out) throws IOException {
    out.writeNumberField("target", target);
    JsonFields.writeText(out, deleted, text);
    out.writeStringField("by", by.value());
  }
}
