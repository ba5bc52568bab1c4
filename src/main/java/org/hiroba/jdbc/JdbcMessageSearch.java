package org.hiroba.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.SearchIndex.Found;
import org.hiroba.jdbc.SearchIndex.Wanted;
import org.hiroba.log.StorageException;
import org.hiroba.room.RoomId;
import org.hiroba.search.MessageSearch;
import org.hiroba.search.SearchHit;
import org.hiroba.search.SearchPage;
import org.hiroba.search.SearchQuery;
import org.hiroba.search.Snippet;

/**
 * Finds messages by an index that follows the log: a thread takes new events in every second, and a
 * search first takes in the short tail that is still missing. Thread-safe.
 */
final class JdbcMessageSearch implements MessageSearch, AutoCloseable {
  private static final Logger LOG = System.getLogger(JdbcMessageSearch.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** How many events are taken in by one transaction. */
  private static final int ROUND = 1_000;

  /** How long a search takes events in before it answers from what is there. */
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private static final String READABLE =
      "SELECT r.no, r.id FROM room r WHERE r.kind = 'public' OR EXISTS (SELECT 1 FROM membership m"
          + " WHERE m.room = r.no AND m.account = (SELECT no FROM account WHERE id = ?))";
  private static final String AUTHOR = "SELECT no FROM account WHERE id = ?";
  private static final String MESSAGE =
      "SELECT e.at, a.id, a.name, a.display_name, COALESCE(e.current_text, e.text) FROM event e"
          + " JOIN account a ON a.no = e.author"
          + " WHERE e.room = ? AND e.seq = ? AND e.type = 1 AND e.deleted = 0";

  private final Connections log;
  private final SearchIndex index;
  private final ReentrantLock advancing = new ReentrantLock();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::follow, "hiroba-search-index");
  private boolean failed;

  JdbcMessageSearch(Connections log, SearchIndex index) {
    this.log = log;
    this.index = index;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void follow() {
    try {
      while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        boolean more = true;
        while (more && closing.getCount() > 0) {
          long start = System.nanoTime();
          more = advance();
          // While a big backlog is taken in, half of the time is left to the chat.
          if (more && closing.await(System.nanoTime() - start, TimeUnit.NANOSECONDS)) {
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean advance() {
    advancing.lock();
    try {
      boolean more = index.advance(ROUND);
      failed = false;
      return more;
    } catch (SQLException | RuntimeException e) {
      if (!failed) {
        LOG.log(
            Level.WARNING,
            "Search does not find the newest messages until its index works again: {0}",
            e.getMessage());
      }
      failed = true;
      return false;
    } finally {
      advancing.unlock();
    }
  }

  private void catchUp() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    boolean more = true;
    while (more && System.nanoTime() < deadline) {
      more = advance();
    }
  }

  @Override
  public SearchPage search(SearchQuery query) {
    if (query.terms().isEmpty()) {
      return SearchPage.empty();
    }
    Map<Long, RoomId> rooms = new HashMap<>();
    Optional<Long> author =
        log.readOneMoment(
            "look up rights for a search",
            session -> {
              readable(session, query, rooms);
              return query.from().isPresent()
                  ? author(session, query.from().get())
                  : Optional.<Long>empty();
            });
    if (rooms.isEmpty() || (query.from().isPresent() && author.isEmpty())) {
      return SearchPage.empty();
    }
    catchUp();
    int limit = query.limit();
    List<Found> found = find(query, rooms, author, limit + 1);
    boolean more = found.size() > limit;
    List<Found> page = more ? found.subList(0, limit) : found;
    List<SearchHit> hits =
        log.readOneMoment("read what was found", s -> hits(s, page, rooms, query));
    return new SearchPage(
        hits, more ? Optional.of(Long.toString(page.get(limit - 1).no())) : Optional.empty());
  }

  private List<Found> find(
      SearchQuery query, Map<Long, RoomId> rooms, Optional<Long> author, int limit) {
    try {
      return index.find(
          new Wanted(
              query.terms(),
              List.copyOf(rooms.keySet()),
              author.orElse(null),
              query.after().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE),
              query.before().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE),
              query.cursor().map(JdbcMessageSearch::position).orElse(Long.MAX_VALUE),
              limit));
    } catch (SQLException e) {
      throw new StorageException("Cannot search: " + e.getMessage(), e);
    }
  }

  private static long position(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      // Not one of ours: as good as none.
      return Long.MAX_VALUE;
    }
  }

  private static void readable(SqlSession session, SearchQuery query, Map<Long, RoomId> rooms)
      throws SQLException {
    try (ResultSet row = session.with(READABLE).text(query.reader().value()).query()) {
      while (row.next()) {
        RoomId room = new RoomId(row.getString(2));
        if (query.room().isEmpty() || query.room().get().equals(room)) {
          rooms.put(row.getLong(1), room);
        }
      }
    }
  }

  private static Optional<Long> author(SqlSession session, UserId user) throws SQLException {
    try (ResultSet row = session.with(AUTHOR).text(user.value()).query()) {
      return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
    }
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
          hits.add(
              new SearchHit(
                  room,
                  found.seq(),
                  Columns.time(row, 1),
                  Columns.userRef(row, 2),
                  Snippet.of(row.getString(5), query.terms())));
        }
      }
    }
    return hits;
  }

  /** Stops the thread and closes the index. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(Duration.ofSeconds(30).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    index.close();
  }
}
