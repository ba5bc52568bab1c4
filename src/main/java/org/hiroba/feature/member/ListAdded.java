package org.hiroba.feature.member;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.Reach;
import org.hiroba.account.User;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Confinable;
import org.hiroba.command.Question;
import org.hiroba.log.Listed;
import org.hiroba.log.MessagePlace;
import org.hiroba.log.RoomLog;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.JsonFields;
import org.hiroba.protocol.ServerEvent;

/** The command {@code added}: rooms to which others added one, and in which one still is. */
record ListAdded(Optional<MessagePlace> cursor, int limit, Set<String> only, RoomLog log)
    implements Question, Confinable {
  static ListAdded read(CommandFields in, RoomLog log) throws CommandException {
    return new ListAdded(in.placeCursor(), in.listLimit(), Set.of(), log);
  }

  @Override
  public ListAdded within(Reach reach) {
    return new ListAdded(cursor, limit, reach.rooms(), log);
  }

  @Override
  public ServerEvent answer(User caller) {
    return new Answer(
        log.port(AddedRooms.class).addedTo(caller.id(), only, cursor.orElse(null), limit));
  }

  /** Answers {@code added}. */
  record Answer(Listed<AddedRoom> added) implements ServerEvent {
    @Override
    public String type() {
      return "added";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeArrayFieldStart("items");
      for (AddedRoom item : added.items()) {
        out.writeStartObject();
        out.writeStringField("room", item.room().value());
        out.writeStringField("name", item.name());
        out.writeStringField("kind", item.kind().wireName());
        JsonFields.writeRef(out, "by", item.by());
        out.writeStringField("at", JsonFields.time(item.at()));
        out.writeEndObject();
      }
      out.writeEndArray();
      JsonFields.writeIfAny(out, "cursor", added.cursor());
    }
  }
}
