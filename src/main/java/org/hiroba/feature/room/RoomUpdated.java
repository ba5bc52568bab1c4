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
import org.hiroba.room.Posters;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * The room itself changed; what is null stayed as it was.
 *
 * @param owner who became an owner
 * @param posting who writes in the room from now on
 */
public record RoomUpdated(
    RoomId room,
    long seq,
    Instant at,
    @Nullable String name,
    @Nullable String topic,
    @Nullable Boolean archived,
    @Nullable UserId owner,
    @Nullable Posters posting,
    UserId by)
    implements RoomEvent {
  /** The kind of this event. */
  public static final EventKind<RoomUpdated> KIND =
      EventKind.of(7, "roomUpdated", RoomUpdated::read);

  // In the column of targets, where no message has such a seq.
  private static final long BY_MEMBERS = 0;
  private static final long BY_OWNERS = -1;

  /** Says what changed in a room in which the same people go on to write. */
  public RoomUpdated(
      RoomId room,
      long seq,
      Instant at,
      @Nullable String name,
      @Nullable String topic,
      @Nullable Boolean archived,
      @Nullable UserId owner,
      UserId by) {
    this(room, seq, at, name, topic, archived, owner, null, by);
  }

  private static RoomUpdated read(EventRow row) {
    return new RoomUpdated(
        row.room(),
        row.seq(),
        row.at(),
        row.label(),
        row.text(),
        row.flag(),
        row.subjectId(),
        posting(row.target()),
        row.requireAuthor().id());
  }

  private static @Nullable Posters posting(@Nullable Long stored) {
    if (stored == null) {
      return null;
    }
    return stored == BY_OWNERS ? Posters.OWNERS : Posters.MEMBERS;
  }

  private static @Nullable Long stored(@Nullable Posters posting) {
    if (posting == null) {
      return null;
    }
    return posting == Posters.OWNERS ? BY_OWNERS : BY_MEMBERS;
  }

  @Override
  public EventKind<RoomUpdated> kind() {
    return KIND;
  }

  @Override
  public EventColumns columns() {
    return EventColumns.by(by)
        .about(owner)
        .target(stored(posting))
        .flag(archived)
        .label(name)
        .text(topic);
  }

  @Override
  public void writeFields(JsonGenerator out) throws IOException {
    JsonFields.writeIfAny(out, "name", name);
    JsonFields.writeIfAny(out, "topic", topic);
    if (archived != null) {
      out.writeBooleanField("archived", archived);
    }
    JsonFields.writeIdIfAny(out, "owner", owner);
    JsonFields.writeIfAny(out, "posting", posting == null ? null : posting.wireName());
    out.writeStringField("by", by.value());
  }
}
