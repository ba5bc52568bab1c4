package org.hiroba.feature.member;

import java.time.Instant;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.feature.room.RoomUpdated;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.jspecify.annotations.Nullable;

/** Ends a membership, with what follows from it for the room. Stateless. */
public final class MembershipEnd {
  private MembershipEnd() {}

  /**
   * Writes that somebody is a member no more. A room without an owner goes to its longest member; a
   * private room that nobody is in is archived, because nobody can come in any more.
   *
   * @param by who removed them; null when they left by themselves
   */
  public static MemberLeft write(
      WriteTransaction tx, Room room, UserRef leaver, @Nullable UserId by, Instant at) {
    RoomId id = room.id();
    MemberLeft left = tx.append(id, seq -> new MemberLeft(id, seq, at, leaver, by));
    if (id.equals(RoomId.LOBBY)) {
      // It belongs to nobody, and so to nobody next.
      return left;
    }
    Optional<MemberWrites.Foremost> first = tx.port(MemberWrites.class).foremost(id);
    if (first.isPresent() && first.get().isThere()) {
      if (!first.get().isOwner()) {
        UserId heir = first.get().user();
        tx.append(id, seq -> new RoomUpdated(id, seq, at, null, null, null, heir, leaver.id()));
      }
    } else if (room.kind() == RoomKind.PRIVATE && !room.archived()) {
      tx.append(id, seq -> new RoomUpdated(id, seq, at, null, null, true, null, leaver.id()));
    }
    return left;
  }
}
