package org.hiroba.feature.message;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.log.EventColumns;
import org.hiroba.log.EventKind;
import org.hiroba.log.EventRow;
import org.hiroba.log.RoomEvent;
import org.hiroba.media.AttachedFile;
import org.hiroba.protocol.JsonFields;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * A message was posted.
 *
 * @param clientId the id that the author's client chose
 * @param text verbatim as posted, before any edit; empty when {@code deleted}
 * @param replyTo the seq of the message that it answers
 * @param mentions whom it mentions: user ids
 * @param mentionsAll which group it calls
 * @param files what it has with it
 * @param deleted it was deleted since; only ever true for events read from the log
 */
public record MessagePosted(
    RoomId room,
    long seq,
    Instant at,
    String clientId,
    UserRef from,
    String text,
    @Nullable Long replyTo,
    List<UserId> mentions,
    @Nullable MentionGroup mentionsAll,
    List<AttachedFile> files,
    boolean deleted)
    implements RoomEvent {
  /** The only kind that is a message. */
  public static final EventKind<MessagePosted> KIND =
      new EventKind<>(1, "message", true, MessagePosted::read);

  /** Copies the lists. */
  public MessagePosted {
    mentions = List.copyOf(mentions);
    files = List.copyOf(files);
  }

  /** A message that has nothing with it. */
  public MessagePosted(
      RoomId room,
      long seq,
      Instant at,
      String clientId,
      UserRef from,
      String text,
      @Nullable Long replyTo,
      List<UserId> mentions,
      @Nullable MentionGroup mentionsAll,
      boolean deleted) {
    this(room, seq, at, clientId, from, text, replyTo, mentions, mentionsAll, List.of(), deleted);
  }

  private static MessagePosted read(EventRow row) {
    return new MessagePosted(
        row.room(),
        row.seq(),
        row.at(),
        row.labelOrEmpty(),
        row.requireAuthor(),
        row.textOrEmpty(),
        row.target(),
        row.mentions(),
        MentionGroup.ofFlag(row.flag()),
        row.files(),
        row.deleted());
  }

  @Override
  public EventKind<MessagePosted> kind() {
    return KIND;
  }

  @Override
  public EventColumns columns() {
    return EventColumns.by(from.id())
        .target(replyTo)
        .flag(MentionGroup.flagOf(mentionsAll))
        .label(clientId)
        .text(text)
        .mentions(mentions)
        .files(files);
  }

  @Override
  public void writeFields(JsonGenerator out) throws IOException {
    out.writeStringField("id", clientId);
    JsonFields.writeRef(out, "from", from);
    JsonFields.writeText(out, deleted, text);
    JsonFields.writeReplyIfAny(out, replyTo);
    JsonFields.writeMentions(out, mentions, mentionsAll);
    AttachedFile.writeIfAny(out, files);
  }
}
