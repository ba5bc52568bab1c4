package org.hiroba.feature.mention;

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
import org.hiroba.search.SearchHit;

/** The command {@code mentions}: where one is mentioned. */
record ListMentions(Optional<MessagePlace> cursor, int limit, Set<String> only, RoomLog log)
    implements Question, Confinable {
  static ListMentions read(CommandFields in, RoomLog log) throws CommandException {
    return new ListMentions(in.placeCursor(), in.listLimit(), Set.of(), log);
  }

  @Override
  public ListMentions within(Reach reach) {
    return new ListMentions(cursor, limit, reach.rooms(), log);
  }

  @Override
  public ServerEvent answer(User caller) {
    return new Answer(
        log.port(MentionList.class).mentions(caller.id(), only, cursor.orElse(null), limit));
  }

  /** Answers {@code mentions}. */
  record Answer(Listed<SearchHit> hits) implements ServerEvent {
    @Override
    public String type() {
      return "mentions";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      JsonFields.writeHits(out, hits.items());
      JsonFields.writeIfAny(out, "cursor", hits.cursor());
    }
  }
}
