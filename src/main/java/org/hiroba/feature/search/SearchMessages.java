package org.hiroba.feature.search;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.Profile;
import org.hiroba.account.Reach;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.command.Access;
import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Confinable;
import org.hiroba.command.Question;
import org.hiroba.command.TimeFields;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.JsonFields;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.RoomId;
import org.hiroba.search.SearchPage;
import org.hiroba.search.SearchQuery;
import org.hiroba.search.SearchTerms;
import org.jspecify.annotations.Nullable;

/** The command {@code search}: messages in rooms that the caller may read, newest first. */
record SearchMessages(
    String query,
    @Nullable String zone,
    Optional<RoomId> room,
    Optional<UserId> from,
    Optional<Instant> before,
    Optional<Instant> after,
    Optional<String> cursor,
    int limit,
    Set<String> only,
    ChatParts chat)
    implements Question, Confinable {
  private static final int DEFAULT_HITS = 20;

  static SearchMessages read(CommandFields in, ChatParts chat) throws CommandException {
    return new SearchMessages(
        in.line("q", 1, CommandFields.MAX_QUERY_CHARS),
        TimeFields.zoneIfAny(in, "zone").map(ZoneId::getId).orElse(null),
        in.roomIfAny(),
        in.userIfAny("from"),
        TimeFields.instantIfAny(in, "before"),
        TimeFields.instantIfAny(in, "after"),
        in.cursorIfAny(),
        in.limit(DEFAULT_HITS),
        Set.of(),
        chat);
  }

  @Override
  public SearchMessages within(Reach reach) {
    return new SearchMessages(
        query, zone, room, from, before, after, cursor, limit, reach.rooms(), chat);
  }

  @Override
  public ServerEvent answer(User caller) throws Refusal {
    if (room.isPresent()) {
      Access.readable(chat.rooms(), room.get(), caller);
    }
    QueryReading reading =
        new QueryReading(
            caller,
            only,
            zoneOf(caller),
            chat.clock().instant(),
            chat.log().port(SearchNames.class));
    SearchTerms terms = reading.read(query);
    return new Answer(
        chat.search()
            .search(
                new SearchQuery(
                    caller.id(),
                    terms,
                    room,
                    only,
                    from,
                    Optional.ofNullable(
                        QueryReading.earlier(before.orElse(null), reading.before())),
                    Optional.ofNullable(QueryReading.later(after.orElse(null), reading.after())),
                    cursor,
                    limit,
                    reading.filter())));
  }

  /** Where the caller's days begin: as the client says, as they say of themselves, or in UTC. */
  private ZoneId zoneOf(User caller) {
    if (zone != null) {
      return ZoneId.of(zone);
    }
    Profile profile = chat.rooms().profiles(List.of(caller.id())).get(caller.id());
    String own = profile == null ? "" : profile.timeZone();
    return ZoneId.getAvailableZoneIds().contains(own) ? ZoneId.of(own) : ZoneOffset.UTC;
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
