package org.hiroba.feature.message;

import java.time.Instant;
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
import org.hiroba.feature.mention.CallLimit;
import org.hiroba.feature.mention.MentionWrites;
import org.hiroba.feature.mention.Mentioned;
import org.hiroba.feature.mention.Mentions;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.Membership;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code post}.
 *
 * @param named whom the client says it mentions, members or not
 */
record PostMessage(
    RoomId room,
    String text,
    @Nullable Long replyTo,
    List<UserId> named,
    Mentions mentions,
    Rights rights)
    implements Change {
  static PostMessage read(CommandFields in, Mentions mentions, Rights rights)
      throws CommandException {
    return new PostMessage(
        in.room(),
        in.text(),
        in.seqIfAny("replyTo", 1),
        in.has("mentions") ? in.users("mentions") : List.of(),
        mentions,
        rights);
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
      super(
          sender,
          command.room(),
          List.of(
              "post",
              command.room().value(),
              command.text(),
              String.valueOf(command.replyTo()),
              String.join(" ", command.named().stream().map(UserId::value).toList())));
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
                      false));
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
