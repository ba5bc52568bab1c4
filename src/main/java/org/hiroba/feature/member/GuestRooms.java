package org.hiroba.feature.member;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.command.Access;
import org.hiroba.feature.room.RoomUpdated;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Says which rooms remain with somebody who becomes a guest. Stateless. */
public final class GuestRooms {
  private GuestRooms() {}

  /**
   * Takes what guests do not have, once the account is one: the lobby and other public rooms into
   * which nobody brought them, and ownership, which the longest member gets. Rooms into which they
   * were brought, private and direct ones stay.
   *
   * @param by who made them a guest; null for the command line
   */
  public static void keepOnlyTheirs(
      WriteTransaction tx, Instant at, UserRef person, @Nullable UserId by) throws Refusal {
    for (Map.Entry<RoomId, Boolean> lost :
        tx.port(MemberWrites.class).lostByGuest(person.id()).entrySet()) {
      Room room = tx.room(lost.getKey()).orElseThrow(Access::noRoom);
      if (lost.getValue()) {
        MembershipEnd.write(tx, room, person, by, at);
      } else {
        disown(tx, at, room.id(), person.id());
      }
    }
  }

  private static void disown(WriteTransaction tx, Instant at, RoomId room, UserId person) {
    MemberWrites members = tx.port(MemberWrites.class);
    members.disown(room, person);
    Optional<MemberWrites.Foremost> first = members.foremost(room);
    if (first.filter(one -> one.isThere() && !one.isOwner()).isPresent()) {
      UserId heir = first.get().user();
      tx.append(room, seq -> new RoomUpdated(room, seq, at, null, null, null, heir, person));
    }
  }
}
