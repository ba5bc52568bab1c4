package org.hiroba.feature.message;

import java.time.Instant;
import org.hiroba.command.Access;
import org.hiroba.command.Change;
import org.hiroba.command.CommandDraft;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Rights;
import org.hiroba.command.RoomCommandDraft;
import org.hiroba.command.Sender;
import org.hiroba.config.Right;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.MessageState;
import org.hiroba.log.MessageView;
import org.hiroba.log.Refusal;
import org.hiroba.log.RoomLog;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.RoomId;

/** The command {@code delete}. */
record DeleteMessage(RoomId room, long target, RoomLog log, Rights rights) implements Change {
  static DeleteMessage read(CommandFields in, RoomLog log, Rights rights) throws CommandException {
    return new DeleteMessage(in.room(), in.seq("target", 1), log, rights);
  }

  @Override
  public CommandDraft draft(Sender sender) {
    // Found before the writer's turn, and only where it matters how old it is.
    Instant postedAt =
        rights.limitsDeletion()
            ? log
                .history(room, new HistoryQuery(HistoryQuery.Anchor.AROUND, target, 1))
                .messages()
                .stream()
                .filter(message -> message.seq() == target)
                .map(MessageView::at)
                .findFirst()
                .orElse(Instant.EPOCH)
            : Instant.EPOCH;
    return new Draft(sender, this, postedAt);
  }

  private static final class Draft extends RoomCommandDraft {
    private final DeleteMessage command;
    private final Instant postedAt;

    Draft(Sender sender, DeleteMessage command, Instant postedAt) {
      super(sender, command.room(), "delete", command.target());
      this.command = command;
      this.postedAt = postedAt;
    }

    /** Administrators, who may everywhere if they may at all, also where they only read. */
    private boolean mayDeleteAll(WriteTransaction tx) throws Refusal {
      if (author().isAdmin() && command.rights().holds(author(), Right.DELETE_OTHERS)) {
        Access.notArchived(Access.readable(tx, roomId(), author()));
        return true;
      }
      Access.Place place = Access.member(tx, roomId(), author()).notArchived();
      return command.rights().holds(place, Right.DELETE_OTHERS);
    }

    @Override
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      boolean mayAll = mayDeleteAll(tx);
      MessageState message = Access.message(tx, roomId(), command.target());
      if (!mayAll) {
        if (!message.author().equals(authorId())) {
          throw command.rights().refusal(Right.DELETE_OTHERS);
        }
        command.rights().requireDeletable(postedAt, at);
      }
      return did(
          tx.append(
              roomId(),
              seq -> new MessageDeleted(roomId(), seq, at, command.target(), authorId())));
    }
  }
}
