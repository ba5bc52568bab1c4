package org.hiroba.feature.member;

import java.time.Instant;
import java.util.Optional;
import org.hiroba.command.Access;
import org.hiroba.command.Change;
import org.hiroba.command.CommandDraft;
import org.hiroba.command.CommandFields;
import org.hiroba.command.RoomCommandDraft;
import org.hiroba.command.Sender;
import org.hiroba.config.MemberLimits;
import org.hiroba.feature.member.MemberWrites.Foremost;
import org.hiroba.feature.room.RoomPlaces;
import org.hiroba.feature.room.RoomShown;
import org.hiroba.feature.room.RoomUpdated;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.Membership;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;

/** The command {@code joinRoom}: becomes a member of a public room. */
record JoinRoom(RoomId room, MemberLimits limits) implements Change {
  static JoinRoom read(CommandFields in, MemberLimits limits) throws CommandException {
    return new JoinRoom(in.room(), limits);
  }

  @Override
  public CommandDraft draft(Sender sender) {
    return new Draft(sender, this);
  }

  private static final class Draft extends RoomCommandDraft {
    private final MemberLimits limits;

    Draft(Sender sender, JoinRoom command) {
      super(sender, command.room(), "joinRoom");
      this.limits = command.limits();
    }

    @Override
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      Room found = tx.room(roomId()).orElseThrow(Access::noRoom);
      Optional<Membership> membership = tx.membership(roomId(), authorId());
      if (membership.isPresent()) {
        new Access.Place(found, membership.get(), author()).notDirect();
        return didWithoutEvent(roomId());
      }
      if (!Access.isKnownTo(found, authorNow(tx))) {
        throw Access.noRoom();
      }
      if (found.archived()) {
        throw new Refusal(Refusal.Reason.CONFLICT, "The room is archived.");
      }
      RoomPlaces.requireFor(tx, authorId(), limits);
      boolean isFirst =
          tx.port(MemberWrites.class).foremost(roomId()).filter(Foremost::isThere).isEmpty();
      MemberJoined joined =
          tx.append(roomId(), seq -> new MemberJoined(roomId(), seq, at, author().ref(), null));
      if (isFirst && !roomId().equals(RoomId.LOBBY)) {
        // Nobody else could ever make an owner.
        tx.append(
            roomId(),
            seq -> new RoomUpdated(roomId(), seq, at, null, null, null, authorId(), authorId()));
      }
      return did(joined);
    }

    @Override
    protected void again(WriteTransaction tx, CommandRecord earlier) {
      tx.note(new RoomShown(earlier.room(), authorId()));
    }
  }
}
