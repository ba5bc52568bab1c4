package org.hiroba.feature.member;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.User;
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
    User author = authorNow(tx);
    Access.Place place = Access.member(tx, roomId(), author).notDirect();
    if (roomId().equals(RoomId.LOBBY)) {
      requireGuest(tx, author, byThemselves);
    } else if (!byThemselves) {
      place.owned();
    }
    UserRef person = Access.person(tx, leaver);
    Optional<Membership> membership = tx.membership(roomId(), leaver);
    if (membership.isEmpty()) {
      return didWithoutEvent(roomId());
    }
    return did(MembershipEnd.write(tx, place.room(), person, byThemselves ? null : authorId(), at));
  }

  /** All but guests are in the lobby, and it has no owner: administrators take guests out. */
  private void requireGuest(WriteTransaction tx, User author, boolean byThemselves) throws Refusal {
    boolean guest =
        byThemselves
            ? author.isGuest()
            : author.isAdmin() && tx.findAccount(leaver).filter(User::isGuest).isPresent();
    if (!guest) {
      throw Access.forbidden("Nobody leaves the lobby.");
    }
  }

  /** Leaving a public room of which one is no member is a no-op. */
  private boolean isOutsideOfKnownRoom(WriteTransaction tx) {
    return tx.membership(roomId(), authorId()).isEmpty()
        && tx.room(roomId()).filter(found -> Access.isKnownTo(found, author())).isPresent();
  }
}
