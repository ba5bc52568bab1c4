package org.hiroba.feature.identity;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hiroba.account.UserRef;
import org.hiroba.feature.member.MemberJoined;
import org.hiroba.feature.member.MembershipEnd;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.MemberRole;
import org.hiroba.room.Membership;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;

/**
 * Brings people into the rooms of their groups and out of those of groups that they left. Who was
 * in a room before, or owns it by now, stays. Stateless; in the open transaction, whose draft names
 * the rooms.
 *
 * @param groups whose members are in a room; folded
 */
record GroupRooms(Map<RoomId, Set<String>> groups) {
  /** Copies the rooms. */
  GroupRooms {
    groups = Map.copyOf(groups);
  }

  /** Returns the rooms that a draft of this must name: those of groups, and everybody's. */
  Set<RoomId> locked() {
    Set<RoomId> rooms = new HashSet<>(groups.keySet());
    rooms.add(RoomId.LOBBY);
    return rooms;
  }

  /** Brings somebody where they belong; nothing happens where their groups are not known. */
  void follow(WriteTransaction tx, Instant at, UserRef user, Optional<Set<String>> known) {
    if (known.isEmpty()) {
      return;
    }
    Set<String> own = GroupRules.folded(known.get());
    groups.forEach(
        (room, wanted) -> follow(tx, at, room, user, wanted.stream().filter(own::contains)));
  }

  private static void follow(
      WriteTransaction tx, Instant at, RoomId id, UserRef user, Stream<String> reasons) {
    Optional<Room> room = tx.room(id).filter(GroupRooms::takesMembers);
    if (room.isEmpty()) {
      return;
    }
    IdentityWrites identities = tx.port(IdentityWrites.class);
    Optional<Membership> membership = tx.membership(id, user.id());
    Optional<String> reason = reasons.sorted().findFirst();
    if (reason.isPresent() && membership.isEmpty()) {
      tx.append(id, seq -> new MemberJoined(id, seq, at, user, null));
      identities.setGroup(id, user.id(), reason.get());
    } else if (reason.isEmpty()
        && membership.filter(one -> one.role() == MemberRole.MEMBER).isPresent()
        && identities.isByGroup(id, user.id())) {
      MembershipEnd.write(tx, room.get(), user, null, at);
    }
  }

  private static boolean takesMembers(Room room) {
    return room.kind() != RoomKind.DIRECT && !room.archived();
  }
}
