package org.hiroba.feature.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.command.Access;
import org.hiroba.command.Change;
import org.hiroba.command.CommandDraft;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Rights;
import org.hiroba.command.Sender;
import org.hiroba.config.MemberLimits;
import org.hiroba.config.Right;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.MemberRole;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;

/** The command {@code createRoom}: makes a public or private room. */
record CreateRoom(
    String name,
    RoomKind kind,
    String topic,
    List<UserId> members,
    Joining joining,
    MemberLimits limits,
    Rights rights)
    implements Change {

  static CreateRoom read(CommandFields in, Joining joining, MemberLimits limits, Rights rights)
      throws CommandException {
    return new CreateRoom(
        in.visibleLine("name", 1, RoomRules.MAX_NAME_CHARS),
        kind(in),
        in.has("topic") ? in.visibleLine("topic", 0, RoomRules.MAX_TOPIC_CHARS) : "",
        in.has("members") ? in.users("members") : List.of(),
        joining,
        limits,
        rights);
  }

  private static RoomKind kind(CommandFields in) throws CommandException {
    String kind = in.string("kind");
    if (kind.equals(RoomKind.PUBLIC.wireName())) {
      return RoomKind.PUBLIC;
    }
    if (kind.equals(RoomKind.PRIVATE.wireName())) {
      return RoomKind.PRIVATE;
    }
    throw in.bad("kind", "must be \"public\" or \"private\"");
  }

  @Override
  public CommandDraft draft(Sender sender) {
    return new Draft(sender, this);
  }

  private static final class Draft extends CommandDraft {
    private final CreateRoom command;

    Draft(Sender sender, CreateRoom command) {
      super(
          sender,
          Stream.concat(
                  Stream.of(
                      "createRoom", command.name(), command.kind().wireName(), command.topic()),
                  command.members().stream().map(UserId::value))
              .toList());
      this.command = command;
    }

    @Override
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      command
          .rights()
          .require(
              authorNow(tx),
              command.kind() == RoomKind.PUBLIC ? Right.PUBLIC_ROOMS : Right.PRIVATE_ROOMS);
      RoomRules.requireFreeName(tx, command.kind(), command.name());
      RoomPlaces.requireFor(tx, authorId(), command.limits());
      RoomPlaces.requireForNew(tx, authorId(), false, command.limits(), at);
      List<UserRef> invited = invited(tx);
      RoomId room = RoomRules.newRoomId();
      boolean made =
          tx.port(RoomWrites.class)
              .create(
                  new NewRoom(
                      room,
                      command.kind(),
                      command.name(),
                      command.topic(),
                      null,
                      Map.of(authorId(), MemberRole.OWNER),
                      at,
                      authorId()));
      if (!made) {
        throw RoomRules.nameTaken();
      }
      tx.note(new RoomShown(room, authorId()));
      for (UserRef one : invited) {
        tx.append(room, seq -> command.joining().joined(room, seq, at, one, authorId()));
      }
      return didWithoutEvent(room);
    }

    /** Who is there already, and who is named twice, is invited once. */
    private List<UserRef> invited(WriteTransaction tx) throws Refusal {
      Set<UserId> ids = new LinkedHashSet<>(command.members());
      ids.remove(authorId());
      if (!ids.isEmpty()) {
        command.rights().requireInOwnRoom(authorNow(tx), Right.ADD_PEOPLE);
      }
      List<UserRef> invited = new ArrayList<>();
      for (UserId id : ids) {
        UserRef one = Access.person(tx, id);
        RoomPlaces.requireForOther(tx, one, command.limits());
        invited.add(one);
      }
      return invited;
    }

    @Override
    protected void again(WriteTransaction tx, CommandRecord earlier) {
      tx.note(new RoomShown(earlier.room(), authorId()));
      command.members().forEach(one -> tx.note(new RoomShown(earlier.room(), one)));
    }
  }
}
