package org.hiroba.feature.saved;

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

/** The command {@code saved}: what one saved. */
record ListSaved(Optional<MessagePlace> cursor, int limit, Set<String> only, RoomLog log)
    implements Question, Confinable {
  static ListSaved read(CommandFields in, RoomLog log) throws CommandException {
    return new ListSaved(in.placeCursor(), in.listLimit(), Set.of(), log);
  }

  @Override
  public ListSaved within(Reach reach) {
    return new ListSaved(cursor, limit, reach.rooms(), log);
  }

  @Override
  public ServerEvent answer(User caller) {
    return new Answer(
        log.port(SavedMessages.class).saved(caller.id(), only, cursor.orElse(null), limit));
  }

  /** Answers {@code saved}. */
  record Answer(Listed<SavedMessage> saved) implements ServerEvent {
    @Override
    public String type() {
      return "saved";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeArrayFieldStart("items");
      for (SavedMessage item : saved.items()) {
        out.writeStartObject();
        out.writeStringField("room", item.room().value());
        out.writeFieldName("message");
        JsonFields.writeMessage(out, item.message());
        out.writeStringField("savedAt", JsonFields.time(item.savedAt()));
        out.writeEndObject();
      }
      out.writeEndArray();
      JsonFields.writeIfAny(out, "cursor", saved.cursor());
    }
  }
}
