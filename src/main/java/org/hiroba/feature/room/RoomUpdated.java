package org.hiroba.feature.room;

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
import org.jspecify.annotations.Nullable;

/**
 * The room itself changed; what is null stayed as it was.
 *
 * @param owner who became an owner
 */
public record RoomUpdated(
    RoomId room,
    long seq,
    Instant at,
    @Nullable String name,
    @Nullable String topic,
    @Nullable Boolean archived,
    @Nullable UserId owner,
    UserId by)
    implements RoomEvent {
  /** The kind of this event. */
  public static final EventKind<RoomUpdated> KIND =
      EventKind.of(7, "roomUpdated", RoomUpdated::read);

  private static RoomUpdated read(EventRow row) {
    return new RoomUpdated(
        row.room(),
        row.seq(),
        row.at(),
        row.label(),
        row.text(),
        row.flag(),
        row.subjectId(),
        row.requireAuthor().id());
  }

  @Override
  public EventKind<RoomUpdated> kind() {
    return KIND;
  }

  @Override
  public EventColumns columns() {
    return EventColumns.by(by).about(owner).flag(archived).label(name).text(topic);
  }

  @Override
  public void writeFields(JsonGenerator out) throws IOException {
    JsonFields.writeIfAny(out, "name", name);
    JsonFields.writeIfAny(out, "topic", topic);
    if (archived != null) {
      out.writeBooleanField("archived", archived);
    }
    JsonFields.writeIdIfAny(out, "owner", owner);
    out.writeStringField("by", by.value());
  }
}
