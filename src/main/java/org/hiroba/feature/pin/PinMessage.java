package org.hiroba.feature.pin;

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

/** The command {@code pin}: pins a message for all in the room or takes the pin back. */
record PinMessage(RoomId room, long target, boolean on) implements Change {
  /** How many messages of one room may be pinned; beyond it: conflict. */
  static final int MAX_PINS = 100;

  static PinMessage read(CommandFields in) throws CommandException {
    return new PinMessage(in.room(), in.seq("target", 1), in.bool("on"));
  }

  @Override
  public CommandDraft draft(Sender sender) {
    return new Draft(sender, this);
  }

  private static final class Draft extends RoomCommandDraft {
    private final PinMessage command;

    Draft(Sender sender, PinMessage command) {
      super(sender, command.room(), "pin", command.target(), command.on());
      this.command = command;
    }

    @Override
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      RoomId room = roomId();
      PinsNow pins = tx.port(PinsNow.class);
      Access.member(tx, room, author()).notArchived();
      Access.message(tx, room, command.target());
      if (pins.isPinned(room, command.target()) == command.on()) {
        return didWithoutEvent(room);
      }
      if (command.on() && pins.count(room) >= MAX_PINS) {
        throw new Refusal(
            Refusal.Reason.CONFLICT,
            "The room has " + MAX_PINS + " pinned messages already; take a pin back first.");
      }
      return did(
          tx.append(
              room,
              seq -> new MessagePinned(room, seq, at, command.target(), command.on(), authorId())));
    }
  }
}
