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
import org.hiroba.emoji.Emoji;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Reaction;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.RoomId;

/**
 * The command {@code react}: puts a reaction on a message or takes it back. Only emoji are put on;
 * what was put on when any text was a reaction can still be taken back.
 *
 * @param said the emoji as the client spelled it
 * @param emoji in the one spelling that it has
 */
record React(RoomId room, long target, String said, String emoji, boolean on) implements Change {
  private static final String NO_EMOJI =
      "must be one emoji of Unicode "
          + Emoji.UNICODE
          + ", such as \uD83D\uDC4D or \u2764\uFE0F, and nothing else; write other words as a message";

  static React read(CommandFields in) throws CommandException {
    String said = oldOrNew(in);
    return new React(in.room(), in.seq("target", 1), said, Emoji.shown(said), in.bool("on"));
  }

  /** Returns what is an emoji now, or may have been taken for one once. */
  static String oldOrNew(CommandFields in) throws CommandException {
    String emoji = in.string("emoji");
    if (emoji.isEmpty()
        || emoji.length() > Emoji.MAX_CHARS
        || emoji.codePoints().anyMatch(c -> Character.isISOControl(c) || TextRules.isBlank(c))) {
      throw in.bad("emoji", NO_EMOJI);
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
              command.said(),
              Boolean.toString(command.on())));
      this.command = command;
    }

    @Override
    protected CommandRecord carryOut(WriteTransaction tx, Instant at) throws Refusal {
      Access.member(tx, roomId(), author()).notArchived();
      Access.message(tx, roomId(), command.target());
      ReactionsNow reactions = tx.port(ReactionsNow.class);
      String emoji = command.emoji();
      boolean isOn = reactions.isOn(roomId(), command.target(), authorId(), emoji);
      if ((command.on() || !isOn) && Emoji.spelling(emoji).isEmpty()) {
        throw Refusal.of("emoji", Refusal.Reason.BAD_REQUEST, "\"emoji\" " + NO_EMOJI + ".");
      }
      if (isOn == command.on()) {
        return didWithoutEvent(roomId());
      }
      if (command.on() && !reactions.mayTake(roomId(), command.target(), emoji)) {
        throw new Refusal(
            Refusal.Reason.CONFLICT,
            "The message has "
                + Reaction.MAX_KINDS
                + " kinds of reactions already; use one of them, or take one of your own back"
                + " first.");
      }
      return did(
          tx.append(
              roomId(),
              seq ->
                  new Reacted(
                      roomId(), seq, at, command.target(), emoji, command.on(), authorId())));
    }
  }
}
