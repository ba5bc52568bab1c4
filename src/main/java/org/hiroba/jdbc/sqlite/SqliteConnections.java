package org.hiroba.jdbc.sqlite;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.Meters;
import org.hiroba.health.Workers;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.Dialect;
import org.hiroba.jdbc.sql.LongRead;
import org.hiroba.jdbc.sql.SqlSession;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * Opens one SQLite file: one writer whose commits are synced to disk, a few readers that never wait
 * for it, and a thread that moves the write-ahead log into the file. Connections and their prepared
 * statements live until the file is closed or they fail. Thread-safe as {@link Connections} says.
 */
final class SqliteConnections extends Connections {
  /** How many queries run at once; more wait. */
  static final int READERS = 8;

  private static final Logger LOG = System.getLogger(SqliteConnections.class.getName());
  private static final String PREFIX = "jdbc:sqlite:";
  private static final int BUSY_MILLIS = 10_000;
  private static final int BORROW_SECONDS = 10;
  private static final int WRITER_CACHE_KIB = 32 * 1024;
  private static final int READER_CACHE_KIB = 8 * 1024;

  private final Path file;
  private final Semaphore readers = new Semaphore(READERS, true);
  private final Deque<SqlSession> idle = new ConcurrentLinkedDeque<>();
  private final ReentrantLock writing = new ReentrantLock();
  private final SqliteCheckpoints checkpoints;
  private @Nullable SqlSession writer;
  private volatile boolean closed;

  private final boolean rebuildable;
  private final SqliteCheckpoints.Sizes sizes;

  private SqliteConnections(Path file, boolean rebuildable, SqliteCheckpoints.Sizes sizes)
      throws SQLException {
    this.file = file;
    this.rebuildable = rebuildable;
    this.sizes = sizes;
    this.writer = openWriter();
    this.checkpoints =
        new SqliteCheckpoints(
            file, rebuildable ? "search-" : "", sizes, this::openForCheckpoints, writing);
  }

  /** Opens a file that has been migrated. */
  static SqliteConnections open(Path file) throws SQLException {
    return open(file, false, SqliteCheckpoints.Sizes.DEFAULT);
  }

  /** Opens a file whose last commits may be lost at a power cut, since it can be made anew. */
  static SqliteConnections openRebuildable(Path file) throws SQLException {
    return open(file, true, SqliteCheckpoints.Sizes.DEFAULT);
  }

  static SqliteConnections open(Path file, boolean rebuildable, SqliteCheckpoints.Sizes sizes)
      throws SQLException {
    SqliteConnections connections = new SqliteConnections(file, rebuildable, sizes);
    connections.checkpoints.start();
    return connections;
  }

  @Override
  public LongRead beginLongRead() throws SQLException {
    return SqliteLongRead.begin(file);
  }

  /** Opens a connection for work beside the chat, such as migrations; the caller closes it. */
  static Connection connect(Path file, boolean readOnly, int cacheKib) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-cacheKib);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    if (readOnly) {
      config.setReadOnly(true);
    } else {
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      // A commit is on the disk before it is answered: NORMAL would lose it at a power cut.
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    }
    return connect(PREFIX + file, config.toProperties());
  }

  /** Opens a file as it is, without a write-ahead log; the caller closes it. */
  static Connection connectPlainly(String url) throws SQLException {
    return connect(url, new Properties());
  }

  /**
   * Opens what a URL names.
   *
   * @param url begins with {@value #PREFIX}
   */
  private static Connection connect(String url, Properties properties) throws SQLException {
    // Not by the driver, whose class registers itself with the JVM when it is loaded.
    return new JDBC4Connection(url, url.substring(PREFIX.length()), properties);
  }

  private SqlSession openWriter() throws SQLException {
    Connection connection = connect(file, false, WRITER_CACHE_KIB);
    try (Statement statement = connection.createStatement()) {
      // Checkpoints have their own thread: no commit pays for one.
      statement.execute("PRAGMA wal_autocheckpoint = 0");
      statement.execute("PRAGMA journal_size_limit = " + sizes.kept());
      if (rebuildable) {
        statement.execute("PRAGMA synchronous = NORMAL");
      }
      connection.setAutoCommit(false);
      return new SqlSession(connection);
    } catch (SQLException | RuntimeException | Error e) {
      connection.close();
      throw e;
    }
  }

  private Connection openForCheckpoints() throws SQLException {
    return connect(file, false, 256);
  }

  @Override
  public Dialect dialect() {
    return SqliteDialect.SQLITE;
  }

  @Override
  public SqlSession borrow() throws SQLException {
    if (closed) {
      throw new SQLException("the database is closed");
    }
    try {
      if (!readers.tryAcquire(BORROW_SECONDS, TimeUnit.SECONDS)) {
        throw new SQLException("too many queries wait");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while waiting for a connection", e);
    }
    SqlSession session = idle.pollFirst();
    if (session != null) {
      return session;
    }
    try {
      return openReader();
    } catch (SQLException | RuntimeException | Error e) {
      readers.release();
      throw e;
    }
  }

  private SqlSession openReader() throws SQLException {
    Connection connection = connect(file, true, READER_CACHE_KIB);
    try {
      return new SqlSession(connection, SqliteTimeLimit.on(connection));
    } catch (SQLException | RuntimeException | Error e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void giveBack(SqlSession session, boolean broken) {
    try {
      if (broken || closed) {
        closeQuietly(session);
      } else {
        idle.addFirst(session);
      }
    } finally {
      readers.release();
    }
  }

  @Override
  public SqlSession beginWriting() throws SQLException {
    if (closed) {
      throw new SQLException("the database is closed");
    }
    writing.lock();
    try {
      if (writing.getHoldCount() > 1) {
        throw new IllegalStateException("a transaction is open already");
      }
      SqlSession session = writer;
      if (session == null) {
        session = openWriter();
        writer = session;
      }
      lockFile(session);
      return session;
    } catch (SQLException | RuntimeException | Error e) {
      writing.unlock();
      throw e;
    }
  }

  /**
   * Takes the file's own lock of writing before anything is read: a command of another process may
   * add a row of its own, and what was read before it could not be followed by a write. Waits for
   * such a one, which is short.
   */
  private void lockFile(SqlSession session) throws SQLException {
    try {
      session.prepare("COMMIT").execute();
      session.prepare("BEGIN IMMEDIATE").execute();
    } catch (SQLException e) {
      writer = null;
      closeQuietly(session);
      throw e;
    }
  }

  @Override
  public void endWriting(SqlSession session, boolean broken) {
    try {
      if (broken) {
        writer = null;
        closeQuietly(session);
      }
    } finally {
      writing.unlock();
    }
    checkpoints.committed();
  }

  @Override
  public void show(Meters meters) {
    show(meters, () -> READERS - readers.availablePermits(), idle::size, readers::getQueueLength);
  }

  @Override
  public List<Workers> threads() {
    return List.of(checkpoints.threads());
  }

  @Override
  public List<HealthCheck> advisoryChecks() {
    return List.of(checkpoints.growth());
  }

  /** Waits for readers and the writer, moves the whole log into the file and closes everything. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!readers.tryAcquire(READERS)) {
      awaitReaders();
    }
    idle.forEach(SqliteConnections::closeQuietly);
    idle.clear();
    writing.lock();
    try {
      if (writer != null) {
        closeQuietly(writer);
        writer = null;
      }
    } finally {
      writing.unlock();
    }
    checkpoints.close();
  }

  private void awaitReaders() {
    try {
      if (!readers.tryAcquire(READERS, BORROW_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "A query still runs while the database is closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeQuietly(SqlSession session) {
    try {
      session.close();
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "A connection that is given up did not close", e);
    }
  }
}
