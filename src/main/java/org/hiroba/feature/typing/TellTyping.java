package org.hiroba.feature.typing;

import java.util.Optional;
import org.hiroba.command.Answers;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Notice;
import org.hiroba.command.ShowsRoom;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.RoomId;
import org.hiroba.session.ChatSession;

/** The command {@code typing}. */
record TellTyping(RoomId room, TypingNews news, Answers answers) implements Notice, ShowsRoom {
  static TellTyping read(CommandFields in, TypingNews news, Answers answers)
      throws CommandException {
    return new TellTyping(in.room(), news, answers);
  }

  @Override
  public Optional<RoomId> shownRoom() {
    return Optional.of(room);
  }

  @Override
  public void take(ChatSession session) {
    if (session.isIn(room)) {
      news.typing(session, room);
    } else {
      answers.refuseOutsider(session, room, () -> {});
    }
  }
}
