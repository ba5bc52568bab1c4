package org.hiroba.feature.reading;

import java.time.Instant;
import java.util.List;
import java.util.Set;
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
import org.hiroba.room.NotifyLevel;
import org.hiroba.room.RoomArrangement;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code setRoom}: how one keeps a room; what is null stays as it is.
 *
 * @param section empty to take the room out of its section
 */
record SetRoom(
    RoomId room, @Nullable Boolean favourite, @Nullable String section, @Nullable Boolean muted)
    implements Change {
  static SetRoom read(CommandFields in) throws CommandException {
    SetRoom set =
        new SetRoom(in.room(), in.boolIfAny("favourite"), section(in), in.boolIfAny("muted"));
    if (set.favourite() == null && set.section() == null && set.muted() == null) {
      throw in.bad("\"favourite\", \"section\" or \"muted\" must say what changes");
    }
    return set;
  }

  /** Null says that there is to be none, which differs from saying nothing. */
  private static @Nullable String section(CommandFields in) throws CommandException {
    if (!in.mentions("section")) {
      return null;
    }
    return in.has("section") ? in.visibleLine("section", 0, RoomArrangement.MAX_SECTION_CHARS) : "";
  }

  @Override
  public CommandDraft draft(Sender sender) {
    return new Draft(sender, this);
  }

  private RoomArrangement after(RoomArrangement before) {
    NotifyLevel level = before.notifyLevel();
    if (Boolean.TRUE.equals(muted)) {
      level = NotifyLevel.NONE;
    } else if (muted != null && level == NotifyLevel.NONE) {
      level = NotifyLevel.ALL;
    }
    return new RoomArrangement(
        level,
        favourite == null ? before.favourite() : favourite,
        section == null ? before.section() : section);
  }

  private static final class Draft extends RoomCommandDraft {
    private final SetRoom command;

    Draft(Sender sender, SetRoom command) {
      super(
          sender,
          command.room(),
          List.of(
              "setRoom",
              command.room().value(),
              String.valueOf(command.favourite()),
              String.valueOf(command.muted()),
              // A section may be called "null".
              command.section() == null ? "-" : "=" + command.section()));
      this.command = command;
    }

    @Override
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      Access.member(tx, roomId(), author());
      ReadingWrites reading = tx.port(ReadingWrites.class);
      RoomArrangement before =
          reading.arrangement(roomId(), authorId()).orElseThrow(Access::noRoom);
      RoomArrangement now = command.after(before);
      if (!now.equals(before)) {
        requirePlace(reading, now.section());
        reading.arrange(roomId(), authorId(), now);
        tx.note(new RoomArranged(authorId(), roomId(), now, session()));
      }
      return didWithoutEvent(roomId());
    }

    private void requirePlace(ReadingWrites reading, String section) throws Refusal {
      if (section.isEmpty()) {
        return;
      }
      Set<String> sections = reading.sections(authorId());
      if (!sections.contains(section) && sections.size() >= RoomArrangement.MAX_SECTIONS) {
        throw new Refusal(
            Refusal.Reason.CONFLICT,
            "You have "
                + RoomArrangement.MAX_SECTIONS
                + " sections already; use one of them, or empty one first.");
      }
    }
  }
}
