package org.hiroba.feature.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.command.Access;
import org.hiroba.command.Change;
import org.hiroba.command.CommandDraft;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Rights;
import org.hiroba.command.RoomCommandDraft;
import org.hiroba.command.Sender;
import org.hiroba.feature.file.FileLimitsJson;
import org.hiroba.feature.file.FileWrites;
import org.hiroba.feature.mention.CallLimit;
import org.hiroba.feature.mention.MentionWrites;
import org.hiroba.feature.mention.Mentioned;
import org.hiroba.feature.mention.Mentions;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.media.AttachedFile;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.Membership;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code post}.
 *
 * @param named whom the client says it mentions, members or not
 * @param files ids of what it has with it
 */
record PostMessage(
    RoomId room,
    String text,
    @Nullable Long replyTo,
    List<UserId> named,
    List<String> files,
    Mentions mentions,
    Rights rights)
    implements Change {
  static PostMessage read(CommandFields in, Mentions mentions, Rights rights)
      throws CommandException {
    List<String> files = files(in);
    return new PostMessage(
        in.room(),
        text(in, !files.isEmpty()),
        in.seqIfAny("replyTo", 1),
        in.has("mentions") ? in.users("mentions") : List.of(),
        files,
        mentions,
        rights);
  }

  private static List<String> files(CommandFields in) throws CommandException {
    if (!in.has("files")) {
      return List.of();
    }
    List<String> files = in.ids("files", "file", FileLimitsJson.PER_MESSAGE);
    if (files.isEmpty()) {
      throw in.bad("files", "must name at least one file, or be left out");
    }
    return files;
  }

  private static String text(CommandFields in, boolean mayBeBlank) throws CommandException {
    if (!mayBeBlank) {
      return in.text();
    }
    return in.has("text") ? in.textOrBlank() : "";
  }

  /** As it always was where there are no files: a command that is sent again must be the same. */
  private List<String> content() {
    List<String> content =
        new ArrayList<>(
            List.of(
                "post",
                room.value(),
                text,
                String.valueOf(replyTo),
                String.join(" ", named.stream().map(UserId::value).toList())));
    content.addAll(files);
    return content;
  }

  @Override
  public CommandDraft draft(Sender sender) {
    // Found before the writer's turn, for everybody waits for that.
    Mentioned mentioned = mentions.of(sender.user().id(), room, text, named);
    return new Draft(sender, this, mentioned);
  }

  private static final class Draft extends RoomCommandDraft {
    private final PostMessage command;
    private final Mentioned mentioned;

    Draft(Sender sender, PostMessage command, Mentioned mentioned) {
      super(sender, command.room(), command.content());
      this.command = command;
      this.mentioned = mentioned;
    }

    @Override
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      Access.Place place = Access.member(tx, roomId(), author()).notArchived().maySpeak();
      Long replyTo = command.replyTo();
      if (replyTo != null) {
        Access.message(tx, roomId(), replyTo);
      }
      List<AttachedFile> files =
          command.files().isEmpty()
              ? List.of()
              : tx.port(FileWrites.class).postable(roomId(), authorId(), command.files());
      CallLimit.take(tx, command.rights(), place, Optional.empty(), mentioned, at);
      List<UserId> members = MembersAmong.of(tx, roomId(), mentioned.people());
      MessagePosted posted =
          tx.append(
              roomId(),
              seq ->
                  new MessagePosted(
                      roomId(),
                      seq,
                      at,
                      clientId(),
                      author().ref(),
                      command.text(),
                      replyTo,
                      members,
                      mentioned.groupOrNull(),
                      files,
                      false));
      if (!files.isEmpty()) {
        tx.port(FileWrites.class).posted(roomId(), posted.seq(), at, files);
      }
      mentioned
          .group()
          .ifPresent(
              group ->
                  tx.port(MentionWrites.class)
                      .call(roomId(), posted.seq(), at, authorId(), group, mentioned.here()));
      if (place.room().kind() == RoomKind.DIRECT && posted.seq() == 1) {
        noteBeginning(tx);
      }
      return did(posted);
    }

    @Override
    protected void again(WriteTransaction tx, CommandRecord earlier) {
      Long seq = earlier.seq();
      if (seq != null
          && seq == 1
          && tx.room(roomId()).filter(room -> room.kind() == RoomKind.DIRECT).isPresent()) {
        noteBeginning(tx);
      }
    }

    /** The others see a direct room from its first message on. */
    private void noteBeginning(WriteTransaction tx) {
      tx.note(
          new DirectRoomBegun(
              roomId(), tx.memberships(roomId()).stream().map(Membership::user).toList()));
    }
  }
}
