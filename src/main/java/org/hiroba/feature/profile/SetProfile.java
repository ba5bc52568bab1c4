package org.hiroba.feature.profile;

import java.time.Instant;
import java.util.List;
import org.hiroba.account.AccountRole;
import org.hiroba.account.LineText;
import org.hiroba.account.Profile;
import org.hiroba.account.User;
import org.hiroba.account.UserRef;
import org.hiroba.command.Change;
import org.hiroba.command.CommandDraft;
import org.hiroba.command.CommandFields;
import org.hiroba.command.RoomCommandDraft;
import org.hiroba.command.Sender;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** The command {@code setProfile}: changes how one is shown; what is null stays as it is. */
record SetProfile(@Nullable String displayName, @Nullable String status, DisplayNames names)
    implements Change {
  static SetProfile read(CommandFields in, DisplayNames names) throws CommandException {
    SetProfile profile =
        new SetProfile(
            in.visibleLineIfAny("displayName", 1, LineText.MAX_CHARS),
            in.visibleLineIfAny("status", 0, LineText.MAX_CHARS),
            names);
    if (profile.displayName() == null && profile.status() == null) {
      throw in.bad("\"displayName\" or \"status\" must say what changes");
    }
    return profile;
  }

  @Override
  public CommandDraft draft(Sender sender) throws Refusal {
    User user = sender.user();
    if (displayName != null && !displayName.equals(user.displayName())) {
      // Before the writer's turn: it looks at everybody's name.
      names.requireOwn(displayName, user.name(), AccountRole.of(user));
    }
    return new Draft(sender, this);
  }

  private static final class Draft extends RoomCommandDraft {
    private final SetProfile command;

    Draft(Sender sender, SetProfile command) {
      super(
          sender,
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
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      ProfileWrites profiles = tx.port(ProfileWrites.class);
      Profile before =
          profiles
              .profile(authorId())
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
        profiles.setProfile(now);
        tx.note(new ProfileSet(now));
      }
      return didWithoutEvent(roomId());
    }
  }
}
