package org.hiroba.jdbc;

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
import org.jspecify.annotations.Nullable;

/**
 * Moves the write-ahead log into the database file, off the path of commits.
 *
 * <p>SQLite begins its log anew only when all of it was moved and a commit finds it so. Under
 * steady load something is always left; so when the log has grown, the rest, which is small by
 * then, is moved while the writer waits.
 */
final class SqliteCheckpoints implements AutoCloseable {
  /**
   * The log is cut back to this size when it begins anew; from here on a checkpoint is worth it.
   */
  static final long KEPT_BYTES = 16L << 20;

  /** From this size on the writer waits for the last bit of one. */
  private static final long GROWN_BYTES = 48L << 20;

  /** How often the log is moved while the writer goes on, before it waits for the rest. */
  private static final int PASSES = 5;

  /** What a pass left behind is small when the pass was this short. */
  private static final Duration SHORT = Duration.ofMillis(50);

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Logger LOG = System.getLogger(SqliteCheckpoints.class.getName());

  /** Opens the connection on which checkpoints run. */
  @FunctionalInterface
  interface Opener {
    Connection open() throws SQLException;
  }

  private final Path wal;
  private final Opener opener;
  private final ReentrantLock writing;
  private final Thread thread = new Thread(this::run, "hiroba-checkpoints");
  private volatile boolean work;
  private volatile boolean closing;
  private @Nullable Connection connection;

  SqliteCheckpoints(Path file, Opener opener, ReentrantLock writing) {
    this.wal = file.resolveSibling(file.getFileName() + "-wal");
    this.opener = opener;
    this.writing = writing;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Says that the log may have grown; costs next to nothing. */
  void committed() {
    work = true;
  }

  private void run() {
    while (!closing) {
      LockSupport.parkNanos(PAUSE.toNanos());
      if (work && !closing) {
        work = false;
        checkpointIfWorthIt();
      }
    }
  }

  private void checkpointIfWorthIt() {
    try {
      long size = Files.exists(wal) ? Files.size(wal) : 0;
      if (size <= KEPT_BYTES) {
        return;
      }
      moveWhileWriterGoesOn();
      if (Files.size(wal) >= GROWN_BYTES) {
        writing.lock();
        try {
          checkpoint("PASSIVE");
        } finally {
          writing.unlock();
        }
      }
    } catch (SQLException | IOException e) {
      LOG.log(
          Level.WARNING,
          "Cannot move the log into the database file; it grows until that works: {0}",
          e.getMessage());
      closeConnection();
    }
  }

  private void moveWhileWriterGoesOn() throws SQLException {
    long took = Long.MAX_VALUE;
    for (int i = 0; i < PASSES && took > SHORT.toNanos(); i++) {
      long start = System.nanoTime();
      checkpoint("PASSIVE");
      took = System.nanoTime() - start;
    }
  }

  private void checkpoint(String mode) throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = opener.open();
      connection = open;
    }
    try (Statement statement = open.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
      if (result.next()) {
        LOG.log(
            Level.DEBUG, "Checkpoint: {0} of {1} pages moved", result.getInt(3), result.getInt(2));
      }
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
