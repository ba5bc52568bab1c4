package org.hiroba.feature.member;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hiroba.command.Access;
import org.hiroba.command.Change;
import org.hiroba.command.CommandDraft;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Sender;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Listed;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;

/**
 * The command {@code leaveRooms}: gives one's own membership of several rooms up, of all of them
 * or, when one of them cannot be left, of none. Rooms that one is not in, or that are not there,
 * are left already.
 */
record LeaveRooms(List<RoomId> rooms) implements Change {
  static LeaveRooms read(CommandFields in) throws CommandException {
    List<RoomId> rooms = in.rooms("rooms", Listed.MAX_ITEMS);
    if (rooms.isEmpty()) {
      throw in.bad("rooms", "must name at least one room");
    }
    return new LeaveRooms(rooms);
  }

  @Override
  public CommandDraft draft(Sender sender) {
    return new Draft(sender, new TreeSet<>(rooms));
  }

  private static final class Draft extends CommandDraft {
    private final Set<RoomId> leaving;

    Draft(Sender sender, Set<RoomId> leaving) {
      super(
          sender,
          Stream.concat(Stream.of("leaveRooms"), leaving.stream().map(RoomId::value)).toList());
      this.leaving = leaving;
    }

    /** With the lobby, under which the command is remembered. */
    @Override
    public Set<RoomId> rooms() {
      Set<RoomId> all = new TreeSet<>(leaving);
      all.add(RoomId.LOBBY);
      return all;
    }

    @Override
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      List<Room> left = new ArrayList<>();
      for (RoomId id : leaving) {
        if (id.equals(RoomId.LOBBY) && !author().isGuest()) {
          throw Access.forbidden("Nobody leaves the lobby.");
        }
        if (tx.membership(id, authorId()).isPresent()) {
          Room room = tx.room(id).orElseThrow(Access::noRoom);
          if (room.kind() == RoomKind.DIRECT) {
            throw Access.forbidden("A direct room stays as it is: nobody leaves it.");
          }
          left.add(room);
        }
      }
      for (Room room : left) {
        MembershipEnd.write(tx, room, author().ref(), null, at);
      }
      return didWithoutEvent(RoomId.LOBBY);
    }
  }
}
