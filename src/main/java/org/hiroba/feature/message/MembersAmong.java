package org.hiroba.feature.message;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hiroba.account.UserId;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.Membership;
import org.hiroba.room.RoomId;

/** Leaves out those who are no members any more when the writer's turn comes. Stateless. */
final class MembersAmong {
  private static final int FEW = 8;

  private MembersAmong() {}

  static List<UserId> of(WriteTransaction tx, RoomId room, List<UserId> people) {
    if (people.size() <= FEW) {
      return people.stream().filter(user -> tx.membership(room, user).isPresent()).toList();
    }
    // Everybody waits for the writer: one query, not one for each of a hundred people.
    Set<UserId> members =
        tx.memberships(room).stream().map(Membership::user).collect(Collectors.toSet());
    return people.stream().filter(members::contains).toList();
  }
}
