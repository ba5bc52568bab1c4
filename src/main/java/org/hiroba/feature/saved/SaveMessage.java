package org.hiroba.feature.saved;

import java.time.Instant;
import org.hiroba.command.Access;
import org.hiroba.command.Change;
import org.hiroba.command.CommandDraft;
import org.hiroba.command.CommandFields;
import org.hiroba.command.RoomCommandDraft;
import org.hiroba.command.Sender;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.RoomId;

/** The command {@code save}: saves a message for oneself or forgets it. */
record SaveMessage(RoomId room, long target, boolean on) implements Change {
  static SaveMessage read(CommandFields in) throws CommandException {
    return new SaveMessage(in.room(), in.seq("target", 1), in.bool("on"));
  }

  @Override
  public CommandDraft draft(Sender sender) {
    return new Draft(sender, this);
  }

  private static final class Draft extends RoomCommandDraft {
    private final SaveMessage command;

    Draft(Sender sender, SaveMessage command) {
      super(sender, command.room(), "save", command.target(), command.on());
      this.command = command;
    }

    @Override
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      Access.readable(tx, roomId(), author());
      SavedWrites saved = tx.port(SavedWrites.class);
      if (command.on()) {
        Access.message(tx, roomId(), command.target());
        saved.save(roomId(), command.target(), authorId(), at);
      } else {
        // A message that was deleted since may be taken from the list.
        Access.anyMessage(tx, roomId(), command.target());
        saved.unsave(roomId(), command.target(), authorId());
      }
      return didWithoutEvent(roomId());
    }
  }
}
