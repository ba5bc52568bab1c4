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
import org.hiroba.room.NotifyLevel;
import org.hiroba.room.RoomId;

/** The command {@code setNotify}: sets of what in a room one is notified. */
record SetNotify(RoomId room, NotifyLevel level) implements Change {
  static SetNotify read(CommandFields in) throws CommandException {
    return new SetNotify(in.room(), level(in));
  }

  private static NotifyLevel level(CommandFields in) throws CommandException {
    String level = in.string("level");
    for (NotifyLevel known : NotifyLevel.values()) {
      if (known.wireName().equals(level)) {
        return known;
      }
    }
    throw in.bad("level", "must be \"all\", \"mentions\" or \"none\"");
  }

  @Override
  public CommandDraft draft(Sender sender) {
    return new Draft(sender, this);
  }

  private static final class Draft extends RoomCommandDraft {
    private final SetNotify command;

    Draft(Sender sender, SetNotify command) {
      super(sender, command.room(), "setNotify", command.level().wireName());
      this.command = command;
    }

    @Override
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      Access.member(tx, roomId(), author());
      tx.port(ReadingWrites.class).setNotify(roomId(), authorId(), command.level());
      tx.note(new NotifySet(authorId(), roomId(), command.level(), session()));
      return didWithoutEvent(roomId());
    }
  }
}
