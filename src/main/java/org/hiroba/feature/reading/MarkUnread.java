package org.hiroba.feature.reading;

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

/** The command {@code markUnread}: puts one's read mark before a message. */
record MarkUnread(RoomId room, long seq, ReadMarks marks) implements Change {
  static MarkUnread read(CommandFields in, ReadMarks marks) throws CommandException {
    return new MarkUnread(in.room(), in.seq("seq", 1), marks);
  }

  @Override
  public CommandDraft draft(Sender sender) {
    // What waits to be written was read before, and must not be written after this.
    marks.forgetWaiting(sender.user().id(), room);
    return new Draft(sender, this);
  }

  private static final class Draft extends RoomCommandDraft {
    private final MarkUnread command;

    Draft(Sender sender, MarkUnread command) {
      super(sender, command.room(), "markUnread", command.seq());
      this.command = command;
    }

    @Override
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      Access.member(tx, roomId(), author());
      tx.port(ReadingWrites.class)
          .move(roomId(), authorId(), command.seq() - 1)
          .ifPresent(mark -> tx.note(new MarkMoved(authorId(), roomId(), mark, true, session())));
      return didWithoutEvent(roomId());
    }
  }
}
