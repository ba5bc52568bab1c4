package org.hiroba.feature.message;

import java.time.Instant;
import org.hiroba.account.Role;
import org.hiroba.command.Access;
import org.hiroba.command.Change;
import org.hiroba.command.CommandDraft;
import org.hiroba.command.CommandFields;
import org.hiroba.command.RoomCommandDraft;
import org.hiroba.command.Sender;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.MessageState;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.RoomId;

/** The command {@code delete}. */
record DeleteMessage(RoomId room, long target) implements Change {
  static DeleteMessage read(CommandFields in) throws CommandException {
    return new DeleteMessage(in.room(), in.seq("target", 1));
  }

  @Override
  public CommandDraft draft(Sender sender) {
    return new Draft(sender, this);
  }

  private static final class Draft extends RoomCommandDraft {
    private final DeleteMessage command;

    Draft(Sender sender, DeleteMessage command) {
      super(sender, command.room(), "delete", command.target());
      this.command = command;
    }

    /** Administrators may wherever they may read, owners in their rooms. */
    private boolean mayDeleteAll(WriteTransaction tx) throws Refusal {
      if (author().roles().contains(Role.ADMIN)) {
        Access.notArchived(Access.readable(tx, roomId(), authorId()));
        return true;
      }
      return Access.member(tx, roomId(), authorId()).notArchived().isOwner();
    }

    @Override
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      boolean mayAll = mayDeleteAll(tx);
      MessageState message = Access.message(tx, roomId(), command.target());
      if (!message.author().equals(authorId()) && !mayAll) {
        throw Access.forbidden("Only its author or an owner of the room may delete a message.");
      }
      return did(
          tx.append(
              roomId(),
              seq -> new MessageDeleted(roomId(), seq, at, command.target(), authorId())));
    }
  }
}
