package org.hiroba.feature.member;

import java.util.List;
import org.hiroba.account.UserId;
import org.hiroba.command.Change;
import org.hiroba.command.CommandDraft;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Sender;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.RoomId;

/** The command {@code remove}: takes somebody's membership. */
record RemoveMember(RoomId room, UserId user) implements Change {
  static RemoveMember read(CommandFields in) throws CommandException {
    return new RemoveMember(in.room(), in.user("user"));
  }

  @Override
  public CommandDraft draft(Sender sender) {
    return new DepartureDraft(sender, room, user, List.of("remove", room.value(), user.value()));
  }
}
