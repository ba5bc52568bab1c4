package org.hiroba.feature.member;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.command.Access;
import org.hiroba.command.RoomCommandDraft;
import org.hiroba.command.Sender;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.Membership;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;

/** Takes a membership: one's own, or as an owner somebody else's. */
final class DepartureDraft extends RoomCommandDraft {
  private final UserId leaver;

  DepartureDraft(Sender sender, RoomId room, UserId leaver, List<String> content) {
    super(sender, room, content);
    this.leaver = leaver;
  }

  @Override
  protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
    boolean byThemselves = leaver.equals(authorId());
    if (byThemselves && isOutsideOfKnownRoom(tx)) {
      return didWithoutEvent(roomId());
    }
    Access.Place place = Access.member(tx, roomId(), authorId()).notDirect();
    if (roomId().equals(RoomId.LOBBY)) {
      throw Access.forbidden("Nobody leaves the lobby.");
    }
    if (!byThemselves) {
      place.owned();
    }
    UserRef person = Access.person(tx, leaver);
    Optional<Membership> membership = tx.membership(roomId(), leaver);
    if (membership.isEmpty()) {
      return didWithoutEvent(roomId());
    }
    return did(MembershipEnd.write(tx, place.room(), person, byThemselves ? null : authorId(), at));
  }

  /** Leaving a public room of which one is no member is a no-op. */
  private boolean isOutsideOfKnownRoom(WriteTransaction tx) {
    return tx.membership(roomId(), authorId()).isEmpty()
        && tx.room(roomId()).filter(found -> found.kind() == RoomKind.PUBLIC).isPresent();
  }
}
