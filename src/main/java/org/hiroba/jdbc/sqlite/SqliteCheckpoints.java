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
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.hiroba.health.Beat;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Moves the write-ahead log into the database file, off the path of commits.
 *
 * <p>SQLite begins its log anew only when all of it was moved, a commit finds it so and nobody
 * reads from it. Under steady load something is always left; so when the log has grown, the rest,
 * which is small by then, is moved while the writer waits, and so are readers of its end, for a
 * moment. A reader that stays longer keeps all that was written since it began in the log: {@link
 * SqliteLogGrowth} tells.
 */
final class SqliteCheckpoints implements AutoCloseable {
  /**
   * Says what is done from which size of the log on, in bytes.
   *
   * @param kept it is cut back to this when it begins anew; from here on a checkpoint is worth it
   * @param grown from here on the writer waits for the last bit of one
   * @param warn from here on something is wrong
   */
  record Sizes(long kept, long grown, long warn) {
    static final Sizes DEFAULT = new Sizes(16L << 20, 48L << 20, 256L << 20);
  }

  /** How often the log is moved while the writer goes on, before it waits for the rest. */
  private static final int PASSES = 5;

  /** What a pass left behind is small when the pass was this short. */
  private static final Duration SHORT = Duration.ofMillis(50);

  /** How long the writer may wait for readers of the log's end. */
  private static final int WAIT_FOR_READERS_MILLIS = 100;

  private static final int CLOSE_WAIT_MILLIS = 10_000;
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** How soon it is tried again when the log did not shrink. */
  private static final Duration RETRY = Duration.ofSeconds(1);

  private static final Logger LOG = System.getLogger(SqliteCheckpoints.class.getName());

  /** Opens the connection on which checkpoints run. */
  @FunctionalInterface
  interface Opener {
    Connection open() throws SQLException;
  }

  private final Path wal;
  private final Sizes sizes;
  private final Opener opener;
  private final ReentrantLock writing;
  private final SqliteLogGrowth growth;
  private final Workers workers;
  private final Thread thread;
  private volatile boolean work;
  private volatile boolean closing;
  private @Nullable Connection connection;

  /**
   * Makes checkpoints of a file.
   *
   * @param prefix of the names of the checks and the thread
   */
  SqliteCheckpoints(Path file, String prefix, Sizes sizes, Opener opener, ReentrantLock writing) {
    this.wal = file.resolveSibling(file.getFileName() + "-wal");
    this.sizes = sizes;
    this.opener = opener;
    this.writing = writing;
    growth =
        new SqliteLogGrowth(
            prefix.isEmpty() ? "database-log" : prefix + "log",
            wal,
            sizes.warn(),
            System::nanoTime);
    workers = Workers.loop("hiroba-checkpoints" + (prefix.isEmpty() ? "" : "-search"));
    thread = workers.thread(this::run);
  }

  void start() {
    thread.start();
  }

  /** Returns the thread, for the watchdog. */
  Workers threads() {
    return workers;
  }

  /** Returns the check of the log's size. */
  HealthCheck growth() {
    return growth;
  }

  /** Says that the log may have grown; costs next to nothing. */
  void committed() {
    if (!work) {
      work = true;
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    while (!closing) {
      Beat.rests();
      // An interrupt would let no pause be one.
      if (Thread.interrupted()) {
        LOG.log(Level.WARNING, "Somebody interrupted the checkpoints; they go on until closed");
      }
      if (!work) {
        LockSupport.park(this);
        continue;
      }
      // More may be committed meanwhile: work is false only once this round has begun.
      LockSupport.parkNanos(this, PAUSE.toNanos());
      work = false;
      if (!closing) {
        round();
      }
    }
  }

  private void round() {
    // For most of the time on the disk.
    Beat.waits();
    try {
      if (checkpointIfWorthIt() > sizes.grown()) {
        // No commit need come for it to be tried again.
        LockSupport.parkNanos(this, RETRY.toNanos());
        work = true;
      }
    } catch (SQLException | IOException | RuntimeException | Error e) {
      LOG.log(
          Level.WARNING,
          "Cannot move the log into the database file; it grows until that works: {0}",
          e.toString());
      closeConnection();
    } finally {
      Beat.goesOn();
    }
  }

  /** Returns how big the log is afterwards. */
  private long checkpointIfWorthIt() throws SQLException, IOException {
    long size = size();
    if (size > sizes.kept()) {
      moveWhileWriterGoesOn();
      if (size() >= sizes.grown()) {
        moveAllAndBeginAnew();
      }
      size = size();
    }
    growth.note(size);
    return size;
  }

  private long size() throws IOException {
    return Files.exists(wal) ? Files.size(wal) : 0;
  }

  private void moveWhileWriterGoesOn() throws SQLException {
    long took = Long.MAX_VALUE;
    for (int i = 0; i < PASSES && took > SHORT.toNanos(); i++) {
      long start = System.nanoTime();
      checkpoint("PASSIVE");
      took = System.nanoTime() - start;
    }
  }

  private void moveAllAndBeginAnew() throws SQLException, IOException {
    writing.lock();
    try {
      // With everything moved, new readers read the file itself; only those that began before are
      // waited for. With something left a reader holds it, which may take long.
      if (checkpoint("PASSIVE")) {
        checkpoint(size() > sizes.warn() ? "TRUNCATE" : "RESTART");
      }
    } finally {
      writing.unlock();
    }
  }

  /** Returns whether all of the log is in the file. */
  private boolean checkpoint(String mode) throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = opener.open();
      connection = open;
      waitForReaders(open, WAIT_FOR_READERS_MILLIS);
    }
    try (Statement statement = open.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
      if (!result.next()) {
        return false;
      }
      int pages = result.getInt(2);
      int moved = result.getInt(3);
      LOG.log(Level.DEBUG, "Checkpoint {0}: {1} of {2} pages moved", mode, moved, pages);
      return moved == pages;
    }
  }

  private static void waitForReaders(Connection open, int millis) throws SQLException {
    try (Statement statement = open.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + millis);
    }
  }

  private void closeConnection() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "The checkpoints' connection did not close", e);
    }
    connection = null;
  }

  /** Stops the thread, then moves the whole log and empties it. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join(Duration.ofSeconds(30).toMillis());
      if (connection == null) {
        connection = opener.open();
      }
      waitForReaders(connection, CLOSE_WAIT_MILLIS);
      checkpoint("TRUNCATE");
    } catch (SQLException e) {
      LOG.log(
          Level.WARNING,
          "The log was not moved into the database file and will be at the next start: {0}",
          e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeConnection();
  }
}
