package org.hiroba.feature.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.FoldedText;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.command.Access;
import org.hiroba.command.Change;
import org.hiroba.command.CommandDraft;
import org.hiroba.command.CommandFields;
import org.hiroba.command.RoomCommandDraft;
import org.hiroba.command.Sender;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.MemberRole;
import org.hiroba.room.Membership;
import org.hiroba.room.Posters;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** The command {@code updateRoom}; what is null stays as it is. */
record UpdateRoom(
    RoomId room,
    @Nullable String name,
    @Nullable String topic,
    @Nullable Boolean archived,
    @Nullable UserId owner,
    @Nullable Posters posting)
    implements Change {
  static UpdateRoom read(CommandFields in) throws CommandException {
    UpdateRoom update =
        new UpdateRoom(
            in.room(),
            in.visibleLineIfAny("name", 1, RoomRules.MAX_NAME_CHARS),
            in.visibleLineIfAny("topic", 0, RoomRules.MAX_TOPIC_CHARS),
            in.boolIfAny("archived"),
            in.userIfAny("owner").orElse(null),
            posting(in));
    if (update.name() == null
        && update.topic() == null
        && update.archived() == null
        && update.owner() == null
        && update.posting() == null) {
      throw in.bad(
          "\"name\", \"topic\", \"archived\", \"owner\" or \"posting\" must say what changes");
    }
    return update;
  }

  private static @Nullable Posters posting(CommandFields in) throws CommandException {
    String wanted = in.stringIfAny("posting");
    if (wanted == null) {
      return null;
    }
    return Posters.ofWireName(wanted)
        .orElseThrow(() -> in.bad("posting", "must be \"members\" or \"owners\""));
  }

  /** Who writes in a room administrators may say too: there is one without an owner. */
  private boolean isAboutPostingOnly() {
    return posting != null && name == null && topic == null && archived == null && owner == null;
  }

  @Override
  public CommandDraft draft(Sender sender) {
    return new Draft(sender, this);
  }

  private static final class Draft extends RoomCommandDraft {
    private final UpdateRoom command;

    Draft(Sender sender, UpdateRoom command) {
      super(sender, command.room(), contents(command));
      this.command = command;
    }

    /** As it was before there was a posting: what was sent then may come again. */
    private static List<String> contents(UpdateRoom command) {
      List<String> contents = new ArrayList<>();
      contents.add("updateRoom");
      contents.add(command.room().value());
      contents.add(content(command.name()));
      contents.add(content(command.topic()));
      contents.add(content(command.archived()));
      contents.add(content(command.owner()));
      if (command.posting() != null) {
        contents.add(content(command.posting()));
      }
      return contents;
    }

    private Access.Place place(WriteTransaction tx) throws Refusal {
      User author = authorNow(tx);
      Access.Place place = Access.member(tx, roomId(), author).notDirect();
      return command.isAboutPostingOnly() && author.isAdmin() ? place : place.owned();
    }

    @Override
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      RoomId id = roomId();
      Access.Place place = place(tx);
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
      if (owner != null && tx.findAccount(owner).filter(User::isGuest).isPresent()) {
        throw Access.forbidden("A guest owns no room.");
      }
      String name = changed(command.name(), room.name());
      requireFreeName(tx, room, name, opensAgain);
      String topic = changed(command.topic(), room.topic());
      Boolean archived = changed(command.archived(), room.archived());
      Posters posting = changed(command.posting(), room.posting());
      UserId newOwner = owner == null || isOwner(tx.membership(id, owner)) ? null : owner;
      if (name == null
          && topic == null
          && archived == null
          && newOwner == null
          && posting == null) {
        return didWithoutEvent(id);
      }
      return did(
          tx.append(
              id,
              seq ->
                  new RoomUpdated(
                      id, seq, at, name, topic, archived, newOwner, posting, authorId())));
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
        RoomRules.requireFreeName(tx, room.kind(), name);
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
