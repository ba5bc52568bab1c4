package org.hiroba.feature.member;

import java.time.Instant;
import java.util.Optional;
import org.hiroba.command.Access;
import org.hiroba.command.Change;
import org.hiroba.command.CommandDraft;
import org.hiroba.command.CommandFields;
import org.hiroba.command.RoomCommandDraft;
import org.hiroba.command.Sender;
import org.hiroba.feature.room.RoomShown;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.Membership;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;

/** The command {@code joinRoom}: becomes a member of a public room. */
record JoinRoom(RoomId room) implements Change {
  static JoinRoom read(CommandFields in) throws CommandException {
    return new JoinRoom(in.room());
  }

  @Override
  public CommandDraft draft(Sender sender) {
    return new Draft(sender, this);
  }

  private static final class Draft extends RoomCommandDraft {
    Draft(Sender sender, JoinRoom command) {
      super(sender, command.room(), "joinRoom");
    }

    @Override
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      Room found = tx.room(roomId()).orElseThrow(Access::noRoom);
      Optional<Membership> membership = tx.membership(roomId(), authorId());
      if (membership.isPresent()) {
        new Access.Place(found, membership.get()).notDirect();
        return didWithoutEvent(roomId());
      }
      if (found.kind() != RoomKind.PUBLIC) {
        throw Access.noRoom();
      }
      if (found.archived()) {
        throw new Refusal(Refusal.Reason.CONFLICT, "The room is archived.");
      }
      return did(
          tx.append(roomId(), seq -> new MemberJoined(roomId(), seq, at, author().ref(), null)));
    }

    @Override
    protected void again(WriteTransaction tx, CommandRecord earlier) {
      tx.note(new RoomShown(earlier.room(), authorId()));
    }
  }
}
