package org.hiroba.feature.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.hiroba.account.User;
import org.hiroba.command.Access;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Question;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomOverview;

/**
 * The command {@code counts}: what is unread in a room now. For a client that heard of a change to
 * a message that it does not hold, and so cannot tell whether it counted.
 */
record ReadCounts(RoomId room, RoomDirectory rooms) implements Question {
  static ReadCounts read(CommandFields in, RoomDirectory rooms) throws CommandException {
    return new ReadCounts(in.room(), rooms);
  }

  @Override
  public ServerEvent answer(User caller) throws Refusal {
    Access.member(rooms, room, caller);
    return new Answer(rooms.overview(room, caller.id()).orElseThrow(Access::noRoom));
  }

  /** Answers {@code counts}. */
  record Answer(RoomOverview overview) implements ServerEvent {
    @Override
    public String type() {
      return "counts";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeStringField("room", overview.room().id().value());
      out.writeNumberField("head", overview.room().head());
      out.writeNumberField("readUpTo", overview.readUpTo());
      out.writeNumberField("unread", overview.unread());
      out.writeNumberField("mentions", overview.mentions());
    }
  }
}
