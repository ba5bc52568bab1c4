package org.hiroba.feature.reaction;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.hiroba.account.User;
import org.hiroba.account.UserRef;
import org.hiroba.command.Access;
import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Question;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.JsonFields;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.RoomId;

/** The command {@code reactors}: who gave a reaction, in the order in which they came. */
record ListReactors(RoomId room, long target, String emoji, long after, int limit, ChatParts chat)
    implements Question {
  static ListReactors read(CommandFields in, ChatParts chat) throws CommandException {
    return new ListReactors(
        in.room(),
        in.seq("target", 1),
        React.oldOrNew(in),
        in.has("cursor") ? in.seqCursor() : 0,
        in.listLimit(),
        chat);
  }

  @Override
  public ServerEvent answer(User caller) throws Refusal {
    Access.readable(chat.rooms(), room, caller);
    return new Answer(
        chat.log()
            .port(Reactors.class)
            .reactors(room, target, emoji, after, limit)
            .orElseThrow(() -> Access.noMessage(target)));
  }

  /** Answers {@code reactors}. */
  record Answer(Reactors.Part part) implements ServerEvent {
    @Override
    public String type() {
      return "reactors";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeArrayFieldStart("users");
      for (UserRef user : part.people().items()) {
        out.writeStartObject();
        JsonFields.writeRefFields(out, user);
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeNumberField("total", part.total());
      JsonFields.writeIfAny(out, "cursor", part.people().cursor());
    }
  }
}
