package org.hiroba.feature.room;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.command.Access;
import org.hiroba.command.Change;
import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandDraft;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Sender;
import org.hiroba.config.Right;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.MemberRole;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;

/** The command {@code openDirect}: opens the one direct room of some people. */
record OpenDirect(List<UserId> users, ChatParts chat) implements Change {
  static OpenDirect read(CommandFields in, ChatParts chat) throws CommandException {
    return new OpenDirect(in.users("users"), chat);
  }

  @Override
  public CommandDraft draft(Sender sender) {
    return new Draft(sender, this);
  }

  private static final class Draft extends CommandDraft {
    private static final int MAX_OTHERS = 8;
    private final List<UserId> others;
    private final ChatParts chat;

    Draft(Sender sender, OpenDirect command) {
      super(
          sender,
          List.of(
              "openDirect",
              String.join(" ", command.users().stream().map(UserId::value).toList())));
      this.chat = command.chat();
      this.others =
          command.users().stream()
              .distinct()
              .filter(user -> !user.equals(sender.user().id()))
              .toList();
    }

    @Override
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      if (others.isEmpty() || others.size() > MAX_OTHERS) {
        throw new Refusal(
            Refusal.Reason.BAD_REQUEST,
            "\"users\" must name 1 to " + MAX_OTHERS + " people besides yourself.");
      }
      User author = authorNow(tx);
      if (author.isGuest()) {
        requireKnown(tx, author);
      }
      Map<UserId, MemberRole> members = new HashMap<>();
      members.put(authorId(), MemberRole.MEMBER);
      for (UserId other : others) {
        members.put(Access.person(tx, other).id(), MemberRole.MEMBER);
      }
      String directKey = NewRoom.directKey(List.copyOf(members.keySet()));
      RoomWrites rooms = tx.port(RoomWrites.class);
      RoomId room = rooms.directRoom(directKey).orElse(null);
      if (room == null) {
        chat.rights().require(author, Right.DIRECT_ROOMS);
        RoomPlaces.requireForNew(tx, authorId(), true, chat.memberLimits(), at);
        room = RoomRules.newRoomId();
        NewRoom wanted =
            new NewRoom(room, RoomKind.DIRECT, null, "", directKey, members, at, authorId());
        if (!rooms.create(wanted)) {
          // Another node made it a moment ago.
          room = rooms.directRoom(directKey).orElseThrow();
        }
      }
      rooms.showDirectRoom(room, authorId());
      tx.note(new RoomShown(room, authorId()));
      return didWithoutEvent(room);
    }

    /** Before anything is looked up by their ids: a guest learns nothing of anybody else. */
    private void requireKnown(WriteTransaction tx, User guest) throws Refusal {
      Set<UserId> known = tx.port(RoomWrites.class).companionsAmong(guest.id(), others);
      if (!known.containsAll(others)) {
        if (!chat.rights().holds(guest, Right.DIRECT_ROOMS)) {
          throw chat.rights().refusal(Right.DIRECT_ROOMS);
        }
        throw Access.nobody();
      }
    }

    @Override
    protected void again(WriteTransaction tx, CommandRecord earlier) {
      tx.note(new RoomShown(earlier.room(), authorId()));
    }
  }
}
