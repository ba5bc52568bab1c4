package org.hiroba.feature.message;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hiroba.account.UserId;
import org.hiroba.command.Access;
import org.hiroba.command.Change;
import org.hiroba.command.CommandDraft;
import org.hiroba.command.CommandFields;
import org.hiroba.command.RoomCommandDraft;
import org.hiroba.command.Sender;
import org.hiroba.feature.mention.Mentions;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.Membership;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code post}.
 *
 * @param named whom the client says it mentions, members or not
 */
record PostMessage(
    RoomId room, String text, @Nullable Long replyTo, List<UserId> named, Mentions mentions)
    implements Change {
  static PostMessage read(CommandFields in, Mentions mentions) throws CommandException {
    return new PostMessage(
        in.room(),
        in.text(),
        in.seqIfAny("replyTo", 1),
        in.has("mentions") ? in.users("mentions") : List.of(),
        mentions);
  }

  @Override
  public CommandDraft draft(Sender sender) {
    // Found before the writer's turn, for everybody waits for that.
    List<UserId> mentioned = mentions.of(sender.user().id(), room, text, named);
    return new Draft(sender, this, mentioned);
  }

  private static final class Draft extends RoomCommandDraft {
    private static final int FEW_MENTIONS = 8;
    private final PostMessage command;
    private final List<UserId> mentioned;

    Draft(Sender sender, PostMessage command, List<UserId> mentioned) {
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
      Room room = Access.member(tx, roomId(), authorId()).notArchived().room();
      Long replyTo = command.replyTo();
      if (replyTo != null) {
        Access.message(tx, roomId(), replyTo);
      }
      List<UserId> members = membersAmong(tx);
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
                      false));
      if (room.kind() == RoomKind.DIRECT && posted.seq() == 1) {
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

    private List<UserId> membersAmong(WriteTransaction tx) {
      if (mentioned.size() <= FEW_MENTIONS) {
        return mentioned.stream()
            .filter(user -> tx.membership(roomId(), user).isPresent())
            .toList();
      }
      // Everybody waits for the writer: one query, not one for each of a thousand people.
      Set<UserId> members =
          tx.memberships(roomId()).stream().map(Membership::user).collect(Collectors.toSet());
      return mentioned.stream().filter(members::contains).toList();
    }
  }
}
