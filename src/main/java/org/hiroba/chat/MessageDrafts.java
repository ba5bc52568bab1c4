package org.hiroba.chat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.MessageState;
import org.hiroba.log.Refusal;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.ClientCommand;
import org.hiroba.room.Membership;

/** Makes the drafts of what people do to messages. */
final class MessageDrafts {
  private MessageDrafts() {}

  /** Posts a message. */
  static final class Post extends RoomCommandDraft {
    private static final int FEW_MENTIONS = 8;
    private final ClientCommand.Post command;
    private final List<UserId> mentions;

    /**
     * Makes the draft.
     *
     * @param mentions whom the command names and the text mentions, members or not
     */
    Post(User author, ClientCommand.Post command, List<UserId> mentions) {
      super(
          author,
          command.id(),
          command.room(),
          List.of(
              "post",
              command.room().value(),
              command.text(),
              String.valueOf(command.replyTo()),
              String.join(" ", command.mentions().stream().map(UserId::value).toList())));
      this.command = command;
      this.mentions = mentions;
    }

    @Override
    CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      Access.member(tx, roomId(), authorId()).notArchived();
      Long replyTo = command.replyTo();
      if (replyTo != null) {
        Access.message(tx, roomId(), replyTo);
      }
      List<UserId> members = membersAmong(tx);
      return did(
          tx.append(
              roomId(),
              seq ->
                  new RoomEvent.MessagePosted(
                      roomId(),
                      seq,
                      at,
                      clientId(),
                      author().ref(),
                      command.text(),
                      replyTo,
                      members,
                      false)));
    }

    private List<UserId> membersAmong(WriteTransaction tx) {
      if (mentions.size() <= FEW_MENTIONS) {
        return mentions.stream().filter(user -> tx.membership(roomId(), user).isPresent()).toList();
      }
      // Everybody waits for the writer: one query, not one for each of a thousand people.
      Set<UserId> members =
          tx.memberships(roomId()).stream().map(Membership::user).collect(Collectors.toSet());
      return mentions.stream().filter(members::contains).toList();
    }
  }

  /** Gives one's own message a new text. */
  static final class Edit extends RoomCommandDraft {
    private final ClientCommand.Edit command;

    Edit(User author, ClientCommand.Edit command) {
      super(
          author,
          command.id(),
          command.room(),
          List.of("edit", command.room().value(), Long.toString(command.target()), command.text()));
      this.command = command;
    }

    @Override
    CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      Access.member(tx, roomId(), authorId()).notArchived();
      MessageState message = Access.message(tx, roomId(), command.target());
      if (!message.author().equals(authorId())) {
        throw Access.forbidden("Only its author may edit a message.");
      }
      if (message.text().equals(command.text())) {
        return didWithoutEvent(roomId());
      }
      return did(
          tx.append(
              roomId(),
              seq ->
                  new RoomEvent.MessageEdited(
                      roomId(), seq, at, command.target(), command.text(), authorId(), false)));
    }
  }

  /** Deletes a message. */
  static final class Delete extends RoomCommandDraft {
    private final ClientCommand.Delete command;

    Delete(User author, ClientCommand.Delete command) {
      super(
          author,
          command.id(),
          command.room(),
          List.of("delete", command.room().value(), Long.toString(command.target())));
      this.command = command;
    }

    /** Administrators may wherever they may read, owners in their rooms. */
    private boolean mayDeleteAll(WriteTransaction tx) throws Refusal {
      if (author().roles().contains(Role.ADMIN)) {
        Access.notArchived(Access.readable(tx, roomId(), authorId()));
        return true;
      }
      return Access.member(tx, roomId(), authorId()).notArchived().isOwner();
    }

    @Override
    CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      boolean mayAll = mayDeleteAll(tx);
      MessageState message = Access.message(tx, roomId(), command.target());
      if (!message.author().equals(authorId()) && !mayAll) {
        throw Access.forbidden("Only its author or an owner of the room may delete a message.");
      }
      return did(
          tx.append(
              roomId(),
              seq ->
                  new RoomEvent.MessageDeleted(roomId(), seq, at, command.target(), authorId())));
    }
  }

  /** Puts a reaction on a message or takes it back. */
  static final class React extends RoomCommandDraft {
    private final ClientCommand.React command;

    React(User author, ClientCommand.React command) {
      super(
          author,
          command.id(),
          command.room(),
          List.of(
              "react",
              command.room().value(),
              Long.toString(command.target()),
              command.emoji(),
              Boolean.toString(command.on())));
      this.command = command;
    }

    @Override
    CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      Access.member(tx, roomId(), authorId()).notArchived();
      Access.message(tx, roomId(), command.target());
      if (tx.hasReaction(roomId(), command.target(), authorId(), command.emoji()) == command.on()) {
        return didWithoutEvent(roomId());
      }
      return did(
          tx.append(
              roomId(),
              seq ->
                  new RoomEvent.Reacted(
                      roomId(),
                      seq,
                      at,
                      command.target(),
                      command.emoji(),
                      command.on(),
                      authorId())));
    }
  }
}
