package org.hiroba.feature.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.UserId;
import org.hiroba.command.Access;
import org.hiroba.command.Change;
import org.hiroba.command.CommandDraft;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Rights;
import org.hiroba.command.RoomCommandDraft;
import org.hiroba.command.Sender;
import org.hiroba.command.TextRules;
import org.hiroba.feature.mention.CallLimit;
import org.hiroba.feature.mention.MentionWrites;
import org.hiroba.feature.mention.Mentioned;
import org.hiroba.feature.mention.Mentions;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.MessageState;
import org.hiroba.log.MessageView;
import org.hiroba.log.Refusal;
import org.hiroba.log.RoomLog;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.RoomId;

/**
 * The command {@code edit}: gives one's own message a new text, and with it other people whom it
 * mentions.
 *
 * @param named whom the client says it mentions besides, members or not
 */
record EditMessage(
    RoomId room,
    long target,
    String text,
    List<UserId> named,
    RoomLog log,
    Mentions mentions,
    Rights rights)
    implements Change {
  static EditMessage read(CommandFields in, RoomLog log, Mentions mentions, Rights rights)
      throws CommandException {
    return new EditMessage(
        in.room(),
        in.seq("target", 1),
        in.textOrBlank(),
        in.has("mentions") ? in.users("mentions") : List.of(),
        log,
        mentions,
        rights);
  }

  @Override
  public CommandDraft draft(Sender sender) {
    UserId author = sender.user().id();
    // Found before the writer's turn, for everybody waits for that.
    for (MessageView before : messageAtTarget()) {
      if (before.from().id().equals(author) && !before.deleted()) {
        Mentioned mentioned = mentions.ofEdit(author, room, before, text, named);
        return new Draft(sender, this, mentioned, before.at(), !before.files().isEmpty());
      }
    }
    // It will be refused.
    return new Draft(sender, this, Mentioned.NOBODY, Instant.EPOCH, false);
  }

  private List<MessageView> messageAtTarget() {
    return log
        .history(room, new HistoryQuery(HistoryQuery.Anchor.AROUND, target, 1))
        .messages()
        .stream()
        .filter(message -> message.seq() == target)
        .toList();
  }

  private List<String> content() {
    List<String> content =
        new ArrayList<>(List.of("edit", room.value(), Long.toString(target), text));
    if (!named.isEmpty()) {
      content.add(String.join(" ", named.stream().map(UserId::value).toList()));
    }
    return content;
  }

  private static final class Draft extends RoomCommandDraft {
    private final EditMessage command;
    private final Mentioned mentioned;
    private final Instant postedAt;
    private final boolean hasFiles;

    Draft(
        Sender sender,
        EditMessage command,
        Mentioned mentioned,
        Instant postedAt,
        boolean hasFiles) {
      super(sender, command.room(), command.content());
      this.command = command;
      this.mentioned = mentioned;
      this.postedAt = postedAt;
      this.hasFiles = hasFiles;
    }

    @Override
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      // First, as any other field that is wrong.
      if (!hasFiles && TextRules.isBlank(command.text())) {
        throw Refusal.of("text", Refusal.Reason.BAD_REQUEST, "\"text\" must not be blank.");
      }
      Access.Place place = Access.member(tx, roomId(), author()).notArchived().maySpeak();
      MessageState message = Access.message(tx, roomId(), command.target());
      if (!message.author().equals(authorId())) {
        throw Access.forbidden("Only its author may edit a message.");
      }
      command.rights().requireEditable(postedAt, at);
      if (message.text().equals(command.text())) {
        return didWithoutEvent(roomId());
      }
      Optional<MentionGroup> before =
          tx.port(MentionWrites.class).called(roomId(), command.target());
      CallLimit.take(tx, command.rights(), place, before, mentioned, at);
      List<UserId> members = MembersAmong.of(tx, roomId(), mentioned.people());
      MessageEdited edited =
          tx.append(
              roomId(),
              seq ->
                  new MessageEdited(
                      roomId(),
                      seq,
                      at,
                      command.target(),
                      command.text(),
                      authorId(),
                      members,
                      mentioned.groupOrNull(),
                      false));
      call(tx, before);
      return did(edited);
    }

    private void call(WriteTransaction tx, Optional<MentionGroup> before) {
      MentionWrites writes = tx.port(MentionWrites.class);
      if (mentioned.group().isEmpty()) {
        writes.callNobody(roomId(), command.target());
      } else if (!mentioned.group().equals(before)) {
        // A message that goes on calling those who are here goes on meaning those who were.
        writes.call(
            roomId(),
            command.target(),
            postedAt,
            authorId(),
            mentioned.group().get(),
            mentioned.here());
      }
    }
  }
}
