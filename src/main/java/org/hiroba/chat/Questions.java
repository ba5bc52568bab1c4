package org.hiroba.chat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.log.HistoryPage;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.Refusal;
import org.hiroba.log.RoomLog;
import org.hiroba.protocol.ClientCommand;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.search.MessageSearch;
import org.hiroba.search.SearchQuery;
import org.hiroba.search.SearchTerms;
import org.hiroba.session.ChatSession;
import org.hiroba.session.Presence;

/** Answers what clients ask and what changes nothing. Thread-safe. */
final class Questions {
  private static final int MAX_LISTED = 200;

  private final RoomDirectory rooms;
  private final RoomLog log;
  private final MessageSearch search;
  private final Presence presence;
  private final EventEncoder encoder;
  private final Clock clock;
  private final Answers answers;
  private final Extensions extensions;

  Questions(ChatService.Parts parts, Answers answers, Extensions extensions) {
    this.rooms = parts.rooms();
    this.log = parts.log();
    this.search = parts.search();
    this.presence = parts.presence();
    this.encoder = parts.encoder();
    this.clock = parts.clock();
    this.answers = answers;
    this.extensions = extensions;
  }

  /** Answers; what asks the database does so on the session's read queue. */
  void ask(ChatSession session, ClientCommand.Answered question) {
    String id = question.id();
    if (question instanceof ClientCommand.History history) {
      answers.read(session, session.queues().history(), id, () -> page(session.user(), history));
    } else if (question instanceof ClientCommand.Rooms query) {
      answers.read(
          session,
          id,
          () -> new ServerEvent.Rooms(id, rooms.publicRooms(query.query(), MAX_LISTED)));
    } else if (question instanceof ClientCommand.Users query) {
      answers.read(session, id, () -> new ServerEvent.Users(id, users(session.user(), query)));
    } else if (question instanceof ClientCommand.Search query) {
      answers.read(
          session, session.queues().searches(), id, () -> results(session.user().id(), query));
    } else if (question instanceof ClientCommand.Ping) {
      session.send(encoder.encode(new ServerEvent.Pong(id, clock.instant())));
    } else if (!extensions.ask(session, question)) {
      throw new IllegalArgumentException("no answer for " + question.getClass());
    }
  }

  /**
   * Returns a page of messages.
   *
   * @throws Refusal the room is not there, or not for the caller
   */
  HistoryPage history(UserId caller, RoomId room, HistoryQuery query) throws Refusal {
    Access.readable(rooms, room, caller);
    return log.history(room, query);
  }

  /**
   * Tells a session that does not hear a room why what it said of the room had no effect, unless
   * its user is a member all the same.
   */
  void refuseOutsider(ChatSession session, RoomId room) {
    answers.check(session, () -> Access.member(rooms, room, session.user().id()));
  }

  private ServerEvent page(User caller, ClientCommand.History asked) throws Refusal {
    return new ServerEvent.History(
        asked.id(), asked.room(), history(caller.id(), asked.room(), asked.query()));
  }

  private ServerEvent results(UserId caller, ClientCommand.Search asked) throws Refusal {
    Optional<RoomId> room = asked.room();
    if (room.isPresent()) {
      Access.readable(rooms, room.get(), caller);
    }
    return new ServerEvent.Results(
        asked.id(),
        search.search(
            new SearchQuery(
                caller,
                SearchTerms.of(asked.query()),
                room,
                asked.from(),
                asked.before(),
                asked.after(),
                asked.cursor(),
                asked.limit())));
  }

  private List<ServerEvent.Present> users(User caller, ClientCommand.Users query) throws Refusal {
    Optional<RoomId> room = query.room();
    if (room.isPresent()) {
      Access.readable(rooms, room.get(), caller.id());
    }
    List<UserRef> found = rooms.users(query.query(), room, MAX_LISTED);
    Map<UserId, String> statuses = rooms.statuses(found.stream().map(UserRef::id).toList());
    return found.stream()
        .map(
            user ->
                new ServerEvent.Present(
                    user, presence.of(user.id()), statuses.getOrDefault(user.id(), "")))
        .toList();
  }
}
