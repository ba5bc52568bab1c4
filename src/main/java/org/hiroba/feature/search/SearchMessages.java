package org.hiroba.feature.search;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.Reach;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.command.Access;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Confinable;
import org.hiroba.command.Question;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.JsonFields;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.search.MessageSearch;
import org.hiroba.search.SearchPage;
import org.hiroba.search.SearchQuery;
import org.hiroba.search.SearchTerms;

/** The command {@code search}: messages in rooms that the caller may read, newest first. */
record SearchMessages(
    String query,
    Optional<RoomId> room,
    Optional<UserId> from,
    Optional<Instant> before,
    Optional<Instant> after,
    Optional<String> cursor,
    int limit,
    Set<String> only,
    RoomDirectory rooms,
    MessageSearch search)
    implements Question, Confinable {
  private static final int DEFAULT_HITS = 20;

  static SearchMessages read(CommandFields in, RoomDirectory rooms, MessageSearch search)
      throws CommandException {
    return new SearchMessages(
        in.line("q", 1, CommandFields.MAX_QUERY_CHARS),
        in.roomIfAny(),
        in.userIfAny("from"),
        in.instantIfAny("before"),
        in.instantIfAny("after"),
        in.cursorIfAny(),
        in.limit(DEFAULT_HITS),
        Set.of(),
        rooms,
        search);
  }

  @Override
  public SearchMessages within(Reach reach) {
    return new SearchMessages(
        query, room, from, before, after, cursor, limit, reach.rooms(), rooms, search);
  }

  @Override
  public ServerEvent answer(User caller) throws Refusal {
    if (room.isPresent()) {
      Access.readable(rooms, room.get(), caller);
    }
    return new Answer(
        search.search(
            new SearchQuery(
                caller.id(),
                SearchTerms.of(query),
                room,
                only,
                from,
                before,
                after,
                cursor,
                limit)));
  }

  /** Answers {@code search}. */
  record Answer(SearchPage page) implements ServerEvent {
    @Override
    public String type() {
      return "results";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      JsonFields.writeHits(out, page.hits());
      JsonFields.writeIfAny(out, "cursor", page.cursor().orElse(null));
      if (page.incomplete()) {
        out.writeBooleanField("incomplete", true);
      }
    }
  }
}
