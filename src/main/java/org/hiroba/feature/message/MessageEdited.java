package org.hiroba.feature.message;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.UserId;
import org.hiroba.log.EventColumns;
import org.hiroba.log.EventKind;
import org.hiroba.log.EventRow;
import org.hiroba.log.RoomEvent;
import org.hiroba.protocol.JsonFields;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * A message got a new text.
 *
 * @param target the message's seq
 * @param text the new text; empty when {@code deleted}
 * @param mentions whom the new text mentions; empty in events of versions that did not look
 * @param mentionsAll which group the new text calls
 * @param deleted the message was deleted since; only ever true for events read from the log
 */
public record MessageEdited(
    RoomId room,
    long seq,
    Instant at,
    long target,
    String text,
    UserId by,
    List<UserId> mentions,
    @Nullable MentionGroup mentionsAll,
    boolean deleted)
    implements RoomEvent {
  /** The kind of this event. */
  public static final EventKind<MessageEdited> KIND =
      EventKind.of(2, "edited", MessageEdited::read);

  /** Copies the mentions. */
  public MessageEdited {
    mentions = List.copyOf(mentions);
  }

  private static MessageEdited read(EventRow row) {
    return new MessageEdited(
        row.room(),
        row.seq(),
        row.at(),
        row.requireTarget(),
        row.textOrEmpty(),
        row.requireAuthor().id(),
        row.mentions(),
        MentionGroup.ofFlag(row.flag()),
        row.deleted());
  }

  @Override
  public EventKind<MessageEdited> kind() {
    return KIND;
  }

  @Override
  public EventColumns columns() {
    return EventColumns.by(by)
        .target(target)
        .flag(MentionGroup.flagOf(mentionsAll))
        .text(text)
        .mentions(mentions);
  }

  @Override
  public void writeFields(JsonGenerator out) throws IOException {
    out.writeNumberField("target", target);
    JsonFields.writeText(out, deleted, text);
    out.writeStringField("by", by.value());
    JsonFields.writeMentions(out, mentions, mentionsAll);
  }
}
