package org.hiroba.chat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hiroba.account.FoldedText;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.NewRoom;
import org.hiroba.log.Refusal;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.ClientCommand;
import org.hiroba.room.MemberRole;
import org.hiroba.room.Membership;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.jspecify.annotations.Nullable;

/** Makes the drafts of what people do to rooms. */
final class RoomDrafts {
  private RoomDrafts() {}

  private static RoomId newRoomId() {
    return new RoomId("r" + UUID.randomUUID().toString().replace("-", ""));
  }

  static UserRef person(WriteTransaction tx, UserId user) throws Refusal {
    return tx.findAccount(user)
        .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "There is no such person."))
        .ref();
  }

  private static void requireFreeName(WriteTransaction tx, String name) throws Refusal {
    if (tx.isRoomNameTaken(name)) {
      throw new Refusal(
          Refusal.Reason.CONFLICT, "There is a room of this name already; choose another.");
    }
  }

  /** Makes a public or private room. */
  static final class Create extends CommandDraft {
    private final ClientCommand.CreateRoom command;

    Create(User author, ClientCommand.CreateRoom command) {
      super(
          author,
          command.id(),
          List.of("createRoom", command.name(), command.kind().wireName(), command.topic()));
      this.command = command;
    }

    @Override
    CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      requireFreeName(tx, command.name());
      RoomId room = newRoomId();
      tx.createRoom(
          new NewRoom(
              room,
              command.kind(),
              command.name(),
              command.topic(),
              null,
              Map.of(authorId(), MemberRole.OWNER),
              at));
      return didWithoutEvent(room);
    }
  }

  /** Opens the one direct room of some people. */
  static final class OpenDirect extends CommandDraft {
    private static final int MAX_OTHERS = 8;
    private final List<UserId> others;

    OpenDirect(User author, ClientCommand.OpenDirect command) {
      super(
          author,
          command.id(),
          List.of(
              "openDirect",
              String.join(" ", command.users().stream().map(UserId::value).toList())));
      this.others =
          command.users().stream().distinct().filter(user -> !user.equals(author.id())).toList();
    }

    @Override
    CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      if (others.isEmpty() || others.size() > MAX_OTHERS) {
        throw new Refusal(
            Refusal.Reason.BAD_REQUEST,
            "\"users\" must name 1 to " + MAX_OTHERS + " people besides yourself.");
      }
      Map<UserId, MemberRole> members = new HashMap<>();
      members.put(authorId(), MemberRole.MEMBER);
      for (UserId other : others) {
        members.put(person(tx, other).id(), MemberRole.MEMBER);
      }
      String directKey = NewRoom.directKey(List.copyOf(members.keySet()));
      Optional<RoomId> existing = tx.directRoom(directKey);
      RoomId room = existing.orElseGet(RoomDrafts::newRoomId);
      if (existing.isEmpty()) {
        tx.createRoom(new NewRoom(room, RoomKind.DIRECT, null, "", directKey, members, at));
      }
      tx.showDirectRoom(room, authorId());
      return didWithoutEvent(room);
    }
  }

  /** Changes a room. */
  static final class Update extends RoomCommandDraft {
    private final ClientCommand.UpdateRoom command;

    Update(User author, ClientCommand.UpdateRoom command) {
      super(
          author,
          command.id(),
          command.room(),
          List.of(
              "updateRoom",
              command.room().value(),
              content(command.name()),
              content(command.topic()),
              content(command.archived()),
              content(command.owner())));
      this.command = command;
    }

    @Override
    CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      RoomId id = roomId();
      Access.Place place = Access.member(tx, id, authorId()).notDirect().owned();
      Room room = place.room();
      boolean opensAgain = Boolean.FALSE.equals(command.archived());
      if (!opensAgain) {
        place.notArchived();
      }
      if (id.equals(RoomId.LOBBY) && Boolean.TRUE.equals(command.archived())) {
        throw Access.forbidden("Nobody archives the lobby.");
      }
      UserId owner = command.owner();
      if (owner != null && tx.membership(id, owner).isEmpty()) {
        throw new Refusal(Refusal.Reason.NOT_FOUND, "The new owner is not a member of the room.");
      }
      String name = changed(command.name(), room.name());
      requireFreeName(tx, room, name, opensAgain);
      String topic = changed(command.topic(), room.topic());
      Boolean archived = changed(command.archived(), room.archived());
      UserId newOwner = owner == null || isOwner(tx.membership(id, owner)) ? null : owner;
      if (name == null && topic == null && archived == null && newOwner == null) {
        return didWithoutEvent(id);
      }
      return did(
          tx.append(
              id,
              seq ->
                  new RoomEvent.RoomUpdated(
                      id, seq, at, name, topic, archived, newOwner, authorId())));
    }

    /** A new name must be free, and so must the old one when the room is opened again. */
    private static void requireFreeName(
        WriteTransaction tx, Room room, @Nullable String newName, boolean opensAgain)
        throws Refusal {
      String name = newName == null ? room.name() : newName;
      if (name == null) {
        return;
      }
      boolean holdsItAlready =
          !room.archived()
              && FoldedText.of(name).equals(FoldedText.of(String.valueOf(room.name())));
      if (!holdsItAlready && (newName != null || opensAgain)) {
        RoomDrafts.requireFreeName(tx, name);
      }
    }

    /** What is absent differs from every value. */
    private static String content(@Nullable Object value) {
      return value == null ? "" : "=" + value;
    }

    private static boolean isOwner(Optional<Membership> membership) {
      return membership.filter(member -> member.role() == MemberRole.OWNER).isPresent();
    }

    private static <T> @Nullable T changed(@Nullable T wanted, @Nullable T present) {
      return wanted == null || wanted.equals(present) ? null : wanted;
    }
  }
}
