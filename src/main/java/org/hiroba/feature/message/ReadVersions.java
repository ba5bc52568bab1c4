package org.hiroba.feature.message;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.hiroba.account.User;
import org.hiroba.command.Access;
import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Question;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.JsonFields;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.RoomId;

/** The command {@code versions}: what an edited message said before. */
record ReadVersions(RoomId room, long target, long before, ChatParts chat) implements Question {
  static ReadVersions read(CommandFields in, ChatParts chat) throws CommandException {
    Long before = in.seqIfAny("before", 1);
    return new ReadVersions(
        in.room(), in.seq("target", 1), before == null ? Long.MAX_VALUE : before, chat);
  }

  @Override
  public ServerEvent answer(User caller) throws Refusal {
    Access.readable(chat.rooms(), room, caller);
    VersionPage page =
        chat.log()
            .port(MessageVersions.class)
            .versions(room, target, before)
            .orElseThrow(
                () ->
                    new Refusal(
                        Refusal.Reason.NOT_FOUND,
                        "There is no message " + target + ", or it was deleted."));
    return new Answer(room, target, page);
  }

  /** Answers {@code versions}. */
  record Answer(RoomId room, long target, VersionPage page) implements ServerEvent {
    @Override
    public String type() {
      return "versions";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeStringField("room", room.value());
      out.writeNumberField("target", target);
      out.writeArrayFieldStart("versions");
      for (MessageVersion version : page.versions()) {
        out.writeStartObject();
        out.writeNumberField("seq", version.seq());
        out.writeStringField("at", JsonFields.time(version.at()));
        out.writeStringField("text", version.text());
        out.writeStringField("by", version.by().value());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeBooleanField("hasBefore", page.hasBefore());
    }
  }
}
