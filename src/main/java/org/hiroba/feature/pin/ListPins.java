package org.hiroba.feature.pin;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.hiroba.account.User;
import org.hiroba.command.Access;
import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Question;
import org.hiroba.log.Listed;
import org.hiroba.log.MessageView;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.JsonFields;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.RoomId;

/** The command {@code pins}: the pinned messages of a room. */
record ListPins(RoomId room, long before, int limit, ChatParts chat) implements Question {
  static ListPins read(CommandFields in, ChatParts chat) throws CommandException {
    return new ListPins(in.room(), in.seqCursor(), in.listLimit(), chat);
  }

  @Override
  public ServerEvent answer(User caller) throws Refusal {
    Access.readable(chat.rooms(), room, caller);
    return new Answer(room, chat.log().port(Pins.class).pins(room, before, limit));
  }

  /** Answers {@code pins}. */
  record Answer(RoomId room, Listed<MessageView> pins) implements ServerEvent {
    @Override
    public String type() {
      return "pins";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeStringField("room", room.value());
      JsonFields.writeMessages(out, pins.items());
      JsonFields.writeIfAny(out, "cursor", pins.cursor());
    }
  }
}
