package org.hiroba.jdbc.sqlite;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.Workers;
import org.hiroba.jdbc.search.SearchIndex;
import org.hiroba.jdbc.search.SearchNews;
import org.hiroba.jdbc.search.SearchNews.Batch;
import org.hiroba.jdbc.search.SearchNews.Change;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.Params;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.search.Findable;
import org.hiroba.search.SearchTokens;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the words in a file of its own beside the database, as SQLite allows one writer a file and
 * commits of messages must not wait for words. The file may be deleted while the server is down.
 */
final class SqliteSearchIndex implements SearchIndex {
  static final String FILE = "hiroba-search.db";

  private static final Logger LOG = System.getLogger(SqliteSearchIndex.class.getName());

  /** Rises whenever words are cut in another way: an index of another version is made anew. */
  private static final int VERSION = 2;

  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE origin (epoch TEXT NOT NULL)",
          "CREATE TABLE progress (room INTEGER PRIMARY KEY, seq INTEGER NOT NULL)",
          "CREATE TABLE doc (no INTEGER PRIMARY KEY, room INTEGER NOT NULL, seq INTEGER NOT NULL,"
              + " at INTEGER NOT NULL, UNIQUE (room, seq))",
          // The tokens are made in Java; unicode61 only takes them apart again at the spaces.
          "CREATE VIRTUAL TABLE words USING fts5 (tokens, scope, content = '',"
              + " contentless_delete = 1, prefix = '1',"
              + " tokenize = \"unicode61 remove_diacritics 0 categories 'L* N* M* Co'\")",
          "PRAGMA user_version = " + VERSION);

  private final Connections log;
  private final SqliteConnections index;

  /** Written by who advances, after the commit; read by searches. */
  private final Map<Long, Long> progress = new ConcurrentHashMap<>();

  private SqliteSearchIndex(Connections log, SqliteConnections index) throws SQLException {
    this.log = log;
    this.index = index;
    SqlSession session = index.borrow();
    try (ResultSet row = session.prepare("SELECT room, seq FROM progress").executeQuery()) {
      while (row.next()) {
        progress.put(row.getLong(1), row.getLong(2));
      }
    } finally {
      index.giveBack(session, false);
    }
  }

  /** Opens the index beside the database, made anew if it is of another history or unusable. */
  static SqliteSearchIndex open(Connections log, Path file, String epoch) throws SQLException {
    if (!isUsable(file, epoch)) {
      delete(file);
      SqliteFiles.makePrivate(file);
      try (Connection connection = SqliteConnections.connect(file, false, 1024);
          Statement statement = connection.createStatement()) {
        for (String sql : SCHEMA) {
          statement.execute(sql);
        }
        statement.execute("INSERT INTO origin VALUES ('" + epoch.replace("'", "''") + "')");
      }
    }
    SqliteConnections index = SqliteConnections.openRebuildable(file);
    try {
      return new SqliteSearchIndex(log, index);
    } catch (SQLException e) {
      index.close();
      throw e;
    }
  }

  private static boolean isUsable(Path file, String epoch) throws SQLException {
    if (!Files.exists(file)) {
      return false;
    }
    SqliteFiles.makePrivate(file);
    try (Connection connection = SqliteConnections.connect(file, false, 1024);
        Statement statement = connection.createStatement()) {
      try (ResultSet version = statement.executeQuery("PRAGMA user_version")) {
        if (!version.next() || version.getInt(1) != VERSION) {
          return false;
        }
      }
      try (ResultSet origin = statement.executeQuery("SELECT epoch FROM origin")) {
        return origin.next() && origin.getString(1).equals(epoch);
      }
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "The search index {0} is unusable and is made anew: {1}", file, e);
      return false;
    }
  }

  private static void delete(Path file) throws SQLException {
    try {
      for (String suffix : SqliteFiles.SUFFIXES) {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
      }
    } catch (IOException e) {
      throw new SQLException("cannot delete the search index " + file, e);
    }
  }

  @Override
  public Batch tail(int limit) {
    return log.readOneMoment(
        "read the log for search", session -> SearchNews.read(session, progress, limit));
  }

  @Override
  public Advance advance(int limit) throws SQLException {
    Batch batch = tail(limit);
    if (batch.watermarks().isEmpty()) {
      return Advance.DONE;
    }
    SqlSession session = index.beginWriting();
    boolean done = false;
    try {
      for (Change change : batch.changes()) {
        apply(session, change);
      }
      for (Map.Entry<Long, Long> mark : batch.watermarks().entrySet()) {
        session
            .with("INSERT OR REPLACE INTO progress (room, seq) VALUES (?, ?)")
            .number(mark.getKey())
            .number(mark.getValue())
            .update();
      }
      session.connection().commit();
      done = true;
    } finally {
      // A session that is given up rolls back as it closes.
      index.endWriting(session, !done);
    }
    progress.putAll(batch.watermarks());
    return batch.more() ? Advance.MORE : Advance.DONE;
  }

  @Override
  public void forget(long room, Collection<Long> seqs) throws SQLException {
    SqlSession session = index.beginWriting();
    boolean done = false;
    try {
      for (long seq : seqs) {
        remove(session, new Change(room, seq, 0, 0, null));
      }
      session.connection().commit();
      done = true;
    } finally {
      index.endWriting(session, !done);
    }
  }

  private static void apply(SqlSession session, Change change) throws SQLException {
    Findable message = change.message();
    if (message == null) {
      remove(session, change);
      return;
    }
    Long no = add(session, change);
    if (no == null) {
      no = known(session, change);
      session.with("DELETE FROM words WHERE rowid = ?").number(no).update();
    }
    session
        .with("INSERT INTO words (rowid, tokens, scope) VALUES (?, ?, ?)")
        .number(no)
        .text(String.join(" ", SearchTokens.of(message.words())))
        .text(ScopeTokens.of(change.room(), change.author(), change.at(), message.traits()))
        .update();
  }

  private static void remove(SqlSession session, Change change) throws SQLException {
    Long known = number(session, "DELETE FROM doc WHERE room = ? AND seq = ? RETURNING no", change);
    if (known != null) {
      session.with("DELETE FROM words WHERE rowid = ?").number(known).update();
    }
  }

  /** Returns the number of a message that is in the index. */
  private static long known(SqlSession session, Change change) throws SQLException {
    Long no = number(session, "SELECT no FROM doc WHERE room = ? AND seq = ?", change);
    if (no == null) {
      throw new SQLException("the message got no number");
    }
    return no;
  }

  private static @Nullable Long number(SqlSession session, String sql, Change change)
      throws SQLException {
    try (ResultSet row = session.with(sql).number(change.room()).number(change.seq()).query()) {
      return row.next() ? row.getLong(1) : null;
    }
  }

  /** Returns the number of a message that is new; null if the index has it already. */
  private static @Nullable Long add(SqlSession session, Change change) throws SQLException {
    try (ResultSet row =
        session
            .with(
                "INSERT INTO doc (room, seq, at) VALUES (?, ?, ?)"
                    + " ON CONFLICT (room, seq) DO NOTHING RETURNING no")
            .number(change.room())
            .number(change.seq())
            .number(change.at())
            .query()) {
      return row.next() ? row.getLong(1) : null;
    }
  }

  @Override
  public Findings find(Wanted wanted) throws SQLException {
    if (wanted.rooms().isEmpty()) {
      return new Findings(List.of(), true);
    }
    return index.readWithin(wanted.within(), "search", session -> find(session, wanted));
  }

  private static Findings find(SqlSession session, Wanted wanted) throws SQLException {
    List<Found> found = new ArrayList<>();
    boolean few = Fts5Query.namesRooms(wanted);
    Params params =
        session
            .with(few ? FIND : FIND_IN_MANY_ROOMS)
            .text(Fts5Query.of(wanted))
            .number(wanted.below())
            .number(wanted.from())
            .number(wanted.before());
    if (!few) {
      params.text(wanted.rooms().toString());
    }
    try (ResultSet row = params.number(wanted.limit()).query()) {
      while (row.next()) {
        found.add(new Found(row.getLong(1), row.getLong(2), row.getLong(3)));
      }
    } catch (SQLException e) {
      if (!SqliteDialect.SQLITE.isCut(e)) {
        throw e;
      }
      // Newest first: what was found so far is the beginning of the answer.
      return new Findings(found, false);
    }
    return new Findings(found, true);
  }

  private static final String SELECT =
      "SELECT d.no, d.room, d.seq FROM words JOIN doc d ON d.no = words.rowid"
          + " WHERE words MATCH ? AND words.rowid < ? AND d.at >= ? AND d.at < ?";
  private static final String NEWEST = " ORDER BY words.rowid DESC LIMIT ?";
  private static final String FIND = SELECT + NEWEST;
  private static final String FIND_IN_MANY_ROOMS =
      SELECT + " AND d.room IN (SELECT value FROM json_each(?))" + NEWEST;

  @Override
  public void close() {
    index.close();
  }

  @Override
  public List<Workers> threads() {
    return index.threads();
  }

  @Override
  public List<HealthCheck> advisoryChecks() {
    return index.advisoryChecks();
  }
}
