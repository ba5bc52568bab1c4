package org.hiroba.feature.reaction;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.hiroba.account.UserId;
import org.hiroba.emoji.Emoji;
import org.hiroba.log.EventColumns;
import org.hiroba.log.EventKind;
import org.hiroba.log.EventRow;
import org.hiroba.log.RoomEvent;
import org.hiroba.room.RoomId;

/**
 * Somebody put a reaction on a message ({@code on}) or took it back.
 *
 * @param target the message's seq
 * @param emoji in the one spelling that it has; of what was a reaction when any text was one, that
 *     text
 */
public record Reacted(
    RoomId room, long seq, Instant at, long target, String emoji, boolean on, UserId by)
    implements RoomEvent {
  /** The kind of this event. */
  public static final EventKind<Reacted> KIND = EventKind.of(4, "reacted", Reacted::read);

  private static Reacted read(EventRow row) {
    return new Reacted(
        row.room(),
        row.seq(),
        row.at(),
        row.requireTarget(),
        Emoji.shown(row.labelOrEmpty()),
        row.isOn(),
        row.requireAuthor().id());
  }

  @Override
  public EventKind<Reacted> kind() {
    return KIND;
  }

  @Override
  public EventColumns columns() {
    return EventColumns.by(by).target(target).flag(on).label(emoji);
  }

  @Override
  public void writeFields(JsonGenerator out) throws IOException {
    out.writeNumberField("target", target);
    out.writeStringField("emoji", emoji);
    out.writeBooleanField("on", on);
    out.writeStringField("by", by.value());
  }
}
