package org.hiroba.feature.member;

import java.time.Instant;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.command.Access;
import org.hiroba.command.Change;
import org.hiroba.command.CommandDraft;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Rights;
import org.hiroba.command.RoomCommandDraft;
import org.hiroba.command.Sender;
import org.hiroba.config.MemberLimits;
import org.hiroba.config.Right;
import org.hiroba.feature.room.RoomPlaces;
import org.hiroba.feature.room.RoomShown;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.RoomId;

/** The command {@code invite}: makes somebody a member. */
record InviteMember(RoomId room, UserId user, MemberLimits limits, Rights rights)
    implements Change {
  static InviteMember read(CommandFields in, MemberLimits limits, Rights rights)
      throws CommandException {
    return new InviteMember(in.room(), in.user("user"), limits, rights);
  }

  @Override
  public CommandDraft draft(Sender sender) {
    return new Draft(sender, this);
  }

  private static final class Draft extends RoomCommandDraft {
    private final InviteMember command;

    Draft(Sender sender, InviteMember command) {
      super(sender, command.room(), "invite", command.user());
      this.command = command;
    }

    @Override
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      RoomId room = roomId();
      Access.Place place = Access.member(tx, room, authorNow(tx)).notDirect().notArchived();
      command.rights().require(place, Right.ADD_PEOPLE);
      UserRef invited = Access.person(tx, command.user());
      if (tx.membership(room, invited.id()).isPresent()) {
        return didWithoutEvent(room);
      }
      RoomPlaces.requireForOther(tx, invited, command.limits());
      return did(tx.append(room, seq -> new MemberJoined(room, seq, at, invited, authorId())));
    }

    @Override
    protected void again(WriteTransaction tx, CommandRecord earlier) {
      tx.note(new RoomShown(earlier.room(), command.user()));
    }
  }
}
