package org.hiroba.jdbc.postgres;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiroba.jdbc.search.SearchIndex;
import org.hiroba.jdbc.search.SearchNews;
import org.hiroba.jdbc.search.SearchNews.Batch;
import org.hiroba.jdbc.search.SearchNews.Change;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.log.StorageException;
import org.hiroba.search.Findable;
import org.hiroba.search.SearchTokens;
import org.hiroba.search.Trait;

/**
 * Keeps the words in the database itself, as {@code tsvector}s made of the same tokens. Of several
 * nodes one takes the log in at a time; the others do not wait for it, but read what is missing
 * from the log.
 */
final class PostgresSearchIndex implements SearchIndex {
  private static final Logger LOG = System.getLogger(PostgresSearchIndex.class.getName());

  /** Names the lock under which one node at a time takes the log in: "hiroba" in ASCII. */
  private static final long LOCK = 0x6869726f6261L;

  /** How many of the newest messages are looked through before the index is asked. */
  private static final int NEWEST = 10_000;

  private static final String PUT =
      "INSERT INTO search_doc (room, seq, at, author, words, link, code, file, image)"
          + " VALUES (?, ?, ?, ?, CAST(? AS tsvector), ?, ?, ?, ?)"
          + " ON CONFLICT (room, seq) DO UPDATE SET words = excluded.words,"
          + " link = excluded.link, code = excluded.code, file = excluded.file,"
          + " image = excluded.image";
  private static final String REMOVE = "DELETE FROM search_doc WHERE room = ? AND seq = ?";
  private static final String MARK =
      "INSERT INTO search_progress (room, seq) VALUES (?, ?)"
          + " ON CONFLICT (room) DO UPDATE SET seq = excluded.seq";
  private final PooledConnections connections;

  PostgresSearchIndex(PooledConnections connections) {
    this.connections = connections;
  }

  @Override
  public Advance advance(int limit) throws SQLException {
    SqlSession session = connections.beginWriting();
    boolean done = false;
    try {
      Advance advance = isFree(session) ? advance(session, limit) : Advance.BUSY;
      session.connection().commit();
      done = true;
      return advance;
    } finally {
      if (!done) {
        session.connection().rollback();
      }
      connections.endWriting(session, !done);
    }
  }

  private static boolean isFree(SqlSession session) throws SQLException {
    try (ResultSet row =
        session.prepare("SELECT pg_try_advisory_xact_lock(" + LOCK + ")").executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  @Override
  public Batch tail(int limit) {
    return connections.readOneMoment(
        "read the log for search", session -> SearchNews.read(session, progress(session), limit));
  }

  private static Map<Long, Long> progress(SqlSession session) throws SQLException {
    Map<Long, Long> progress = new HashMap<>();
    try (ResultSet row = session.prepare("SELECT room, seq FROM search_progress").executeQuery()) {
      while (row.next()) {
        progress.put(row.getLong(1), row.getLong(2));
      }
    }
    return progress;
  }

  private static Advance advance(SqlSession session, int limit) throws SQLException {
    Batch batch = SearchNews.read(session, progress(session), limit);
    for (Change change : lastOfEach(batch.changes())) {
      apply(session, change);
    }
    session.prepare(PUT).executeBatch();
    session.prepare(REMOVE).executeBatch();
    for (Map.Entry<Long, Long> mark : batch.watermarks().entrySet()) {
      session.with(MARK).number(mark.getKey()).number(mark.getValue()).addBatch();
    }
    session.prepare(MARK).executeBatch();
    return batch.more() ? Advance.MORE : Advance.DONE;
  }

  @Override
  public void forget(long room, Collection<Long> seqs) throws SQLException {
    SqlSession session = connections.beginWriting();
    boolean done = false;
    try {
      for (long seq : seqs) {
        session.with(REMOVE).number(room).number(seq).addBatch();
      }
      session.prepare(REMOVE).executeBatch();
      session.connection().commit();
      done = true;
    } finally {
      if (!done) {
        session.connection().rollback();
      }
      connections.endWriting(session, !done);
    }
  }

  /** A row can be put only once by one statement; a later change of a message replaces it. */
  private static List<Change> lastOfEach(List<Change> changes) {
    record Key(long room, long seq) {}
    Map<Key, Change> last = new java.util.LinkedHashMap<>();
    for (Change change : changes) {
      last.put(new Key(change.room(), change.seq()), change);
    }
    return List.copyOf(last.values());
  }

  private static void apply(SqlSession session, Change change) throws SQLException {
    Findable message = change.message();
    if (message == null) {
      session.with(REMOVE).number(change.room()).number(change.seq()).addBatch();
    } else {
      Set<Trait> traits = message.traits();
      session
          .with(PUT)
          .number(change.room())
          .number(change.seq())
          .number(change.at())
          .number(change.author())
          .text(vector(SearchTokens.of(message.words())))
          .bool(traits.contains(Trait.LINK))
          .bool(traits.contains(Trait.CODE))
          .bool(traits.contains(Trait.FILE))
          .bool(traits.contains(Trait.IMAGE))
          .addBatch();
    }
  }

  private static String vector(List<String> tokens) {
    StringBuilder vector = new StringBuilder();
    int position = 0;
    for (String token : tokens) {
      vector.append('\'').append(token).append("':").append(++position).append(' ');
    }
    return vector.toString();
  }

  @Override
  public Findings find(Wanted wanted) throws SQLException {
    List<Found> newest = new ArrayList<>();
    try {
      return connections.readWithin(
          wanted.within(), "search", session -> atOneMoment(session, wanted, newest));
    } catch (StorageException e) {
      if (e.getCause() instanceof SQLException cut && PostgresDialect.POSTGRESQL.isCut(cut)) {
        return new Findings(newest, false);
      }
      throw e;
    }
  }

  private static Findings atOneMoment(SqlSession session, Wanted wanted, List<Found> newest)
      throws SQLException {
    boolean done = false;
    try (Statement statement = session.connection().createStatement()) {
      statement.execute(PostgresDialect.POSTGRESQL.beginSnapshot());
      // A generic plan would ignore the index.
      statement.execute("SET LOCAL plan_cache_mode = force_custom_plan");
      statement.execute("SET LOCAL statement_timeout = " + Math.max(1, wanted.within().toMillis()));
      List<Found> found;
      if (wanted.terms().isEmpty()) {
        found = PostgresSearchQuery.withoutWords(session, wanted);
      } else {
        newest.addAll(PostgresSearchQuery.find(session, newestFrom(session, wanted), wanted));
        found =
            newest.size() == wanted.limit() ? newest : PostgresSearchQuery.find(session, 0, wanted);
      }
      statement.execute("COMMIT");
      done = true;
      return new Findings(found, true);
    } finally {
      if (!done) {
        rollBack(session);
      }
    }
  }

  private static void rollBack(SqlSession session) {
    try (Statement statement = session.connection().createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      // The pool closes what is broken; why the search failed says more.
      LOG.log(Level.DEBUG, "A search did not roll back", e);
    }
  }

  private static long newestFrom(SqlSession session, Wanted wanted) throws SQLException {
    try (ResultSet row =
        session.prepare("SELECT COALESCE(MAX(no), 0) FROM search_doc").executeQuery()) {
      long last = row.next() ? row.getLong(1) : 0;
      // At least 1, which tells a window from none.
      return Math.max(1, Math.min(last + 1, wanted.below()) - NEWEST);
    }
  }

  @Override
  public void close() {
    // The words are in the database, which others close.
  }
}
