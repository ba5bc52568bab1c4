package org.hiroba.feature.reading;

import java.util.Optional;
import org.hiroba.command.Answers;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Notice;
import org.hiroba.command.ShowsRoom;
import org.hiroba.protocol.CommandException;
import org.hiroba.room.RoomId;
import org.hiroba.session.ChatSession;

/** The command {@code read}: one has read a room up to a seq. */
record ReadRoom(RoomId room, long seq, ReadMarks marks, Answers answers)
    implements Notice, ShowsRoom {
  static ReadRoom read(CommandFields in, ReadMarks marks, Answers answers) throws CommandException {
    return new ReadRoom(in.room(), in.seq("seq", 0), marks, answers);
  }

  @Override
  public Optional<RoomId> shownRoom() {
    return Optional.of(room);
  }

  @Override
  public void take(ChatSession session) {
    // Membership first: a mark in a room of others costs no write.
    if (session.isIn(room)) {
      marks.read(session, room, seq);
    } else {
      answers.refuseOutsider(session, room, () -> marks.read(session, room, seq));
    }
  }
}
