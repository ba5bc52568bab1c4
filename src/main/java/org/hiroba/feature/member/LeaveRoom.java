package org.hiroba.feature.member;

import java.util.List;
import org.hiroba.command.Change;
import org.hiroba.command.CommandDraft;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Sender;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.RoomId;

/** The command {@code leaveRoom}: gives one's own membership up. */
record LeaveRoom(RoomId room) implements Change {
  static LeaveRoom read(CommandFields in) throws CommandException {
    return new LeaveRoom(in.room());
  }

  @Override
  public CommandDraft draft(Sender sender) {
    return new DepartureDraft(sender, room, sender.user().id(), List.of("leaveRoom", room.value()));
  }
}
