package org.hiroba.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Refusal;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.ClientCommand;
import org.hiroba.room.MemberRole;
import org.hiroba.room.Membership;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;

/** Makes the drafts of what people do to memberships. */
final class MemberDrafts {
  private MemberDrafts() {}

  /** Becomes a member of a public room. */
  static final class Join extends RoomCommandDraft {
    Join(User author, ClientCommand.JoinRoom command) {
      super(author, command.id(), command.room(), List.of("joinRoom", command.room().value()));
    }

    @Override
    CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      Room found = tx.room(roomId()).orElseThrow(Access::noRoom);
      Optional<Membership> membership = tx.membership(roomId(), authorId());
      if (membership.isPresent()) {
        new Access.Place(found, membership.get()).notDirect();
        return didWithoutEvent(roomId());
      }
      if (found.kind() != RoomKind.PUBLIC) {
        throw Access.noRoom();
      }
      if (found.archived()) {
        throw new Refusal(Refusal.Reason.CONFLICT, "The room is archived.");
      }
      return did(
          tx.append(
              roomId(),
              seq -> new RoomEvent.MemberJoined(roomId(), seq, at, author().ref(), null)));
    }
  }

  /** Makes somebody a member. */
  static final class Invite extends RoomCommandDraft {
    private final ClientCommand.Invite command;

    Invite(User author, ClientCommand.Invite command) {
      super(
          author,
          command.id(),
          command.room(),
          List.of("invite", command.room().value(), command.user().value()));
      this.command = command;
    }

    @Override
    CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      RoomId room = roomId();
      Access.member(tx, room, authorId()).notDirect().notArchived();
      UserRef invited = RoomDrafts.person(tx, command.user());
      if (tx.membership(room, invited.id()).isPresent()) {
        return didWithoutEvent(room);
      }
      return did(
          tx.append(room, seq -> new RoomEvent.MemberJoined(room, seq, at, invited, authorId())));
    }
  }

  /** Takes a membership: one's own, or as an owner somebody else's. */
  static final class Depart extends RoomCommandDraft {
    private final UserId leaver;

    Depart(User author, ClientCommand.LeaveRoom command) {
      super(author, command.id(), command.room(), List.of("leaveRoom", command.room().value()));
      this.leaver = author.id();
    }

    Depart(User author, ClientCommand.Remove command) {
      super(
          author,
          command.id(),
          command.room(),
          List.of("remove", command.room().value(), command.user().value()));
      this.leaver = command.user();
    }

    @Override
    CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
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
      UserRef person = RoomDrafts.person(tx, leaver);
      Optional<Membership> membership = tx.membership(roomId(), leaver);
      if (membership.isEmpty()) {
        return didWithoutEvent(roomId());
      }
      RoomEvent left =
          tx.append(
              roomId(),
              seq ->
                  new RoomEvent.MemberLeft(
                      roomId(), seq, at, person, byThemselves ? null : authorId()));
      if (membership.get().role() == MemberRole.OWNER) {
        handOver(tx, at);
      }
      return did(left);
    }

    /** Leaving a public room of which one is no member is a no-op. */
    private boolean isOutsideOfKnownRoom(WriteTransaction tx) {
      return tx.membership(roomId(), authorId()).isEmpty()
          && tx.room(roomId()).filter(found -> found.kind() == RoomKind.PUBLIC).isPresent();
    }

    /** Hands a room that has no owner any more to its longest member. */
    private void handOver(WriteTransaction tx, Instant at) {
      List<Membership> rest = tx.memberships(roomId());
      if (rest.isEmpty() || rest.stream().anyMatch(member -> member.role() == MemberRole.OWNER)) {
        return;
      }
      tx.append(
          roomId(),
          seq ->
              new RoomEvent.RoomUpdated(
                  roomId(), seq, at, null, null, null, rest.get(0).user(), leaver));
    }
  }
}
