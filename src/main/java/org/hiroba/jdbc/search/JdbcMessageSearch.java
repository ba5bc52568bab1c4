package org.hiroba.jdbc.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.Workers;
import org.hiroba.jdbc.search.SearchIndex.Findings;
import org.hiroba.jdbc.search.SearchIndex.Found;
import org.hiroba.jdbc.search.SearchIndex.Wanted;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.MessageLists;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.log.StorageException;
import org.hiroba.room.RoomId;
import org.hiroba.search.Findable;
import org.hiroba.search.ForgetsMessages;
import org.hiroba.search.MessageSearch;
import org.hiroba.search.SearchHit;
import org.hiroba.search.SearchPage;
import org.hiroba.search.SearchQuery;

/**
 * Finds messages by an index that follows the log. What the index has not taken in yet is read from
 * the log itself, as long as it is little. Thread-safe.
 */
public final class JdbcMessageSearch implements MessageSearch, ForgetsMessages, AutoCloseable {
  /** How long a search takes events in before it reads them from the log. */
  private static final Duration PATIENCE = Duration.ofMillis(50);

  /** How long the index may look; beyond, the answer is incomplete. */
  private static final Duration AT_MOST = Duration.ofSeconds(1);

  private static final String READABLE =
      "SELECT r.no, r.id FROM room r, account a WHERE a.id = ? AND " + MessageLists.READABLE;
  private static final String AUTHOR =
      // Whose messages are nobody's any more are not told by the index either.
      "SELECT no FROM account WHERE id = ? AND state <> 'anonymised'";
  private static final String MESSAGE =
      "SELECT e.at, a.id, a.name, a.display_name, COALESCE(e.current_text, e.text), e.files"
          + " FROM event e"
          + " JOIN account a ON a.no = e.author"
          + " WHERE e.room = ? AND e.seq = ? AND e.type = 1 AND e.deleted = 0";

  private static final long NO_ROOM = 0;
  private static final String ROOM = "SELECT no FROM room WHERE id = ?";

  private final Connections log;
  private final SearchIndex index;
  private final SearchFollower follower;
  private final PickedMessages picked;
  private final Duration atMost;

  /** Takes the index, which {@link #close} closes. */
  public JdbcMessageSearch(Connections log, SearchIndex index) {
    this(log, index, AT_MOST);
  }

  JdbcMessageSearch(Connections log, SearchIndex index, Duration atMost) {
    this.log = log;
    this.index = index;
    this.picked = new PickedMessages(log);
    this.follower = new SearchFollower(index, log::commits);
    this.atMost = atMost;
  }

  /** Starts the thread that brings the index after the log. */
  public void start() {
    follower.start();
  }

  /** Returns how far the index is behind the log: about a second when nothing is wrong. */
  public Duration lag() {
    return follower.lag();
  }

  /** Returns threads without which new messages are not found, for the watchdog. */
  public List<Workers> threads() {
    List<Workers> threads = new ArrayList<>(index.threads());
    threads.add(follower.threads());
    return threads;
  }

  /** Returns checks that tell of trouble that comes slowly. */
  public List<HealthCheck> advisoryChecks() {
    return index.advisoryChecks();
  }

  @Override
  public void forget(RoomId room, Collection<Long> seqs) {
    if (seqs.isEmpty()) {
      return;
    }
    long number =
        log.read(
            "find a room",
            session -> {
              try (ResultSet row = session.with(ROOM).text(room.value()).query()) {
                return row.next() ? row.getLong(1) : NO_ROOM;
              }
            });
    try {
      if (number != NO_ROOM) {
        follower.forget(number, seqs);
      }
    } catch (SQLException e) {
      throw log.failure("take messages out of the search", e);
    }
  }

  @Override
  public SearchPage search(SearchQuery query) {
    if (!query.isAboutSomething() || query.isOfNobody()) {
      return SearchPage.empty();
    }
    Map<Long, RoomId> rooms = new HashMap<>();
    List<Long> authors =
        log.readOneMoment(
            "look up rights for a search",
            session -> {
              readable(session, query, rooms);
              return authors(session, query.authors());
            });
    if (rooms.isEmpty() || (!query.authors().isEmpty() && authors.isEmpty())) {
      return SearchPage.empty();
    }
    Wanted wanted = wanted(query, rooms, authors, query.limit() + 1);
    if (query.filter().pinned() || query.filter().saved()) {
      return picked.search(query, wanted, rooms);
    }
    SearchTail tail =
        follower.catchUp(PATIENCE)
            ? SearchTail.NOTHING
            : SearchTail.of(index, wanted, follower.isFarBehind());
    Findings findings = find(wanted);
    List<Found> found = tail.before(findings.found());
    int limit = query.limit();
    boolean more = found.size() > limit;
    List<Found> page = more ? found.subList(0, limit) : found;
    List<SearchHit> hits =
        log.readOneMoment("read what was found", s -> hits(s, page, rooms, query));
    boolean cut = !findings.complete() || !tail.complete();
    // Where the page ends before the index begins, there is no place to go on from yet.
    boolean canGoOn =
        (more || !findings.complete())
            && !page.isEmpty()
            && page.get(page.size() - 1).no() != SearchTail.UNNUMBERED;
    return new SearchPage(
        hits,
        canGoOn ? Optional.of(Long.toString(page.get(page.size() - 1).no())) : Optional.empty(),
        cut || (more && !canGoOn));
  }

  private Wanted wanted(SearchQuery query, Map<Long, RoomId> rooms, List<Long> authors, int limit) {
    return new Wanted(
        query.terms(),
        List.copyOf(rooms.keySet()),
        authors,
        query.after().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE),
        query.before().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE),
        query.cursor().map(JdbcMessageSearch::position).orElse(SearchTail.UNNUMBERED),
        limit,
        atMost,
        query.filter().traits());
  }

  private Findings find(Wanted wanted) {
    try {
      return index.find(wanted);
    } catch (SQLException e) {
      throw new StorageException("Cannot search: " + e.getMessage(), e);
    }
  }

  private static long position(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      // Not one of ours: as good as none.
      return SearchTail.UNNUMBERED;
    }
  }

  private static void readable(SqlSession session, SearchQuery query, Map<Long, RoomId> rooms)
      throws SQLException {
    try (ResultSet row = session.with(READABLE).text(query.reader().value()).query()) {
      while (row.next()) {
        RoomId room = new RoomId(row.getString(2));
        if (query.isAbout(room)) {
          rooms.put(row.getLong(1), room);
        }
      }
    }
  }

  private static List<Long> authors(SqlSession session, Collection<UserId> users)
      throws SQLException {
    List<Long> numbers = new ArrayList<>();
    for (UserId user : users) {
      try (ResultSet row = session.with(AUTHOR).text(user.value()).query()) {
        if (row.next()) {
          numbers.add(row.getLong(1));
        }
      }
    }
    return numbers;
  }

  private static List<SearchHit> hits(
      SqlSession session, List<Found> page, Map<Long, RoomId> rooms, SearchQuery query)
      throws SQLException {
    List<SearchHit> hits = new ArrayList<>();
    for (Found found : page) {
      RoomId room = rooms.get(found.room());
      try (ResultSet row = session.with(MESSAGE).number(found.room()).number(found.seq()).query()) {
        // It may have been deleted a moment ago.
        if (room != null && row.next()) {
          Findable message = MessageRows.findable(row, 5, 6);
          hits.add(MessageRows.hit(row, room, found.seq(), 1, 2, message, query.terms()));
        }
      }
    }
    return hits;
  }

  /** Stops the thread and closes the index. */
  @Override
  public void close() {
    follower.close();
    index.close();
  }
}
