package org.hiroba.chat;

import java.time.Instant;
import java.util.List;
import org.hiroba.account.User;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Refusal;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.ClientCommand;
import org.hiroba.room.RoomId;

/** Pins a message for all in the room or takes the pin back. */
final class PinDraft extends RoomCommandDraft {
  /** How many messages of one room may be pinned; beyond it: conflict. */
  static final int MAX_PINS = 100;

  private final ClientCommand.Pin command;

  PinDraft(User author, ClientCommand.Pin command) {
    super(
        author,
        command.id(),
        command.room(),
        List.of(
            "pin",
            command.room().value(),
            Long.toString(command.target()),
            Boolean.toString(command.on())));
    this.command = command;
  }

  @Override
  CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
    RoomId room = roomId();
    Access.member(tx, room, authorId()).notArchived();
    Access.message(tx, room, command.target());
    if (tx.isPinned(room, command.target()) == command.on()) {
      return didWithoutEvent(room);
    }
    if (command.on() && tx.pinCount(room) >= MAX_PINS) {
      throw new Refusal(
          Refusal.Reason.CONFLICT,
          "The room has " + MAX_PINS + " pinned messages already; take a pin back first.");
    }
    return did(
        tx.append(
            room,
            seq ->
                new RoomEvent.MessagePinned(
                    room, seq, at, command.target(), command.on(), authorId())));
  }
}
