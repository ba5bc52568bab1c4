package org.hiroba.chat;

import java.time.Instant;
import java.util.List;
import org.hiroba.account.Profile;
import org.hiroba.account.User;
import org.hiroba.account.UserRef;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.ClientCommand;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Makes the drafts of what people set for themselves. None of them makes an event. */
final class PersonalDrafts {
  private PersonalDrafts() {}

  /** Sets of what in a room one is notified. */
  static final class SetNotify extends RoomCommandDraft {
    private final ClientCommand.SetNotify command;
    private volatile boolean carriedOut;

    SetNotify(User author, ClientCommand.SetNotify command) {
      super(
          author,
          command.id(),
          command.room(),
          List.of("setNotify", command.room().value(), command.level().wireName()));
      this.command = command;
    }

    @Override
    CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      Access.member(tx, roomId(), authorId());
      tx.setNotify(roomId(), authorId(), command.level());
      carriedOut = true;
      return didWithoutEvent(roomId());
    }

    /** Tells whether it was carried out; false when the command was only sent again. */
    boolean wasCarriedOut() {
      return carriedOut;
    }
  }

  /** Puts one's read mark before a message. */
  static final class MarkUnread extends RoomCommandDraft {
    private final ClientCommand.MarkUnread command;
    private volatile @Nullable Long mark;

    MarkUnread(User author, ClientCommand.MarkUnread command) {
      super(
          author,
          command.id(),
          command.room(),
          List.of("markUnread", command.room().value(), Long.toString(command.seq())));
      this.command = command;
    }

    @Override
    CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      Access.member(tx, roomId(), authorId());
      mark = tx.moveReadMark(roomId(), authorId(), command.seq() - 1).orElse(null);
      return didWithoutEvent(roomId());
    }

    /** Returns where the mark is now; null when the command was only sent again. */
    @Nullable Long mark() {
      return mark;
    }
  }

  /** Saves a message or forgets it. */
  static final class Save extends RoomCommandDraft {
    private final ClientCommand.Save command;

    Save(User author, ClientCommand.Save command) {
      super(
          author,
          command.id(),
          command.room(),
          List.of(
              "save",
              command.room().value(),
              Long.toString(command.target()),
              Boolean.toString(command.on())));
      this.command = command;
    }

    @Override
    CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      Access.readable(tx, roomId(), authorId());
      if (command.on()) {
        Access.message(tx, roomId(), command.target());
        tx.save(roomId(), command.target(), authorId(), at);
      } else {
        // A message that was deleted since may be taken from the list.
        Access.anyMessage(tx, roomId(), command.target());
        tx.unsave(roomId(), command.target(), authorId());
      }
      return didWithoutEvent(roomId());
    }
  }

  /** Changes how one is shown. */
  static final class SetProfile extends RoomCommandDraft {
    private final ClientCommand.SetProfile command;
    private volatile @Nullable Profile profile;

    SetProfile(User author, ClientCommand.SetProfile command) {
      super(
          author,
          command.id(),
          RoomId.LOBBY,
          List.of(
              "setProfile",
              String.valueOf(command.displayName()),
              String.valueOf(command.status()),
              // What is absent differs from the text "null".
              (command.displayName() == null) + " " + (command.status() == null)));
      this.command = command;
    }

    @Override
    CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      Profile before =
          tx.profile(authorId())
              .orElseThrow(
                  () -> new Refusal(Refusal.Reason.NOT_FOUND, "There is no such account."));
      String displayName = command.displayName();
      String status = command.status();
      UserRef user = before.user();
      Profile now =
          new Profile(
              displayName == null ? user : new UserRef(user.id(), user.name(), displayName),
              status == null ? before.status() : status);
      if (!now.equals(before)) {
        tx.setProfile(now);
        profile = now;
      }
      return didWithoutEvent(roomId());
    }

    /** Returns the profile as it is now; null when nothing changed. */
    @Nullable Profile profile() {
      return profile;
    }
  }
}
