package org.hiroba.feature.message;

import java.time.Instant;
import java.util.List;
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

/** The command {@code edit}: gives one's own message a new text. */
record EditMessage(RoomId room, long target, String text) implements Change {
  static EditMessage read(CommandFields in) throws CommandException {
    return new EditMessage(in.room(), in.seq("target", 1), in.text());
  }

  @Override
  public CommandDraft draft(Sender sender) {
    return new Draft(sender, this);
  }

  private static final class Draft extends RoomCommandDraft {
    private final EditMessage command;

    Draft(Sender sender, EditMessage command) {
      super(
          sender,
          command.room(),
          List.of("edit", command.room().value(), Long.toString(command.target()), command.text()));
      this.command = command;
    }

    @Override
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      Access.member(tx, roomId(), authorId()).notArchived();
      MessageState message = Access.message(tx, roomId(), command.target());
      if (!message.author().equals(authorId())) {
        throw Access.forbidden("Only its author may edit a message.");
      }
      if (message.text().equals(command.text())) {
        return didWithoutEvent(roomId());
      }
      return did(
          tx.append(
              roomId(),
              seq ->
                  new MessageEdited(
                      roomId(), seq, at, command.target(), command.text(), authorId(), false)));
    }
  }
}
