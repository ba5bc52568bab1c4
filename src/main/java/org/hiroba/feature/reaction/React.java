package org.hiroba.feature.reaction;

import java.time.Instant;
import java.util.List;
import org.hiroba.command.Access;
import org.hiroba.command.Change;
import org.hiroba.command.CommandDraft;
import org.hiroba.command.CommandFields;
import org.hiroba.command.RoomCommandDraft;
import org.hiroba.command.Sender;
import org.hiroba.command.TextRules;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.RoomId;

/** The command {@code react}: puts a reaction on a message or takes it back. */
record React(RoomId room, long target, String emoji, boolean on) implements Change {
  private static final int MAX_EMOJI_CHARS = 32;

  static React read(CommandFields in) throws CommandException {
    return new React(in.room(), in.seq("target", 1), emoji(in), in.bool("on"));
  }

  private static String emoji(CommandFields in) throws CommandException {
    String emoji = in.string("emoji");
    if (emoji.isEmpty()
        || emoji.length() > MAX_EMOJI_CHARS
        || emoji.codePoints().anyMatch(c -> Character.isISOControl(c) || TextRules.isBlank(c))) {
      throw in.bad("\"emoji\" must be one emoji");
    }
    return emoji;
  }

  @Override
  public CommandDraft draft(Sender sender) {
    return new Draft(sender, this);
  }

  private static final class Draft extends RoomCommandDraft {
    private final React command;

    Draft(Sender sender, React command) {
      super(
          sender,
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
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      Access.member(tx, roomId(), authorId()).notArchived();
      Access.message(tx, roomId(), command.target());
      boolean isOn =
          tx.port(ReactionsNow.class).isOn(roomId(), command.target(), authorId(), command.emoji());
      if (isOn == command.on()) {
        return didWithoutEvent(roomId());
      }
      return did(
          tx.append(
              roomId(),
              seq ->
                  new Reacted(
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
