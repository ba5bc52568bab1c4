package org.hiroba.startup;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.feature.admin.AdminRequest;
import org.hiroba.feature.admin.JdbcInboxPost;
import org.hiroba.jdbc.BesideServer;
import org.hiroba.jdbc.Databases;
import org.hiroba.log.StorageException;

/** Finds out whether a server runs on a PostgreSQL database, on whatever machine. Stateless. */
final class RunningServer {
  /** A server looks for requests once a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private RunningServer() {}

  /**
   * Refuses to go on where one runs. Of SQLite the lock of the home folder says so already.
   *
   * @throws StorageException one runs; the message says what to do
   */
  static void refuse(DatabaseSettings database, Path home) {
    if (isOn(database, home)) {
      throw new StorageException(
          "A server runs on this PostgreSQL database. Stop it, on whatever machine it is, and run"
              + " the command again.",
          null);
    }
  }

  /** Tells whether one runs, after some seconds at most; never of SQLite, see {@link #refuse}. */
  static boolean isOn(DatabaseSettings database, Path home) {
    if (database.url().isEmpty()) {
      return false;
    }
    try (BesideServer beside = Databases.besideServer(database, home)) {
      JdbcInboxPost post = new JdbcInboxPost(beside.session(), Clock.systemUTC(), PATIENCE);
      // No server knows what to do, and each says so: whatever it answers, it is there.
      AdminRequest question = new AdminRequest("are-you-there", "", "", "", "", "", "");
      return post.isThere() && post.ask(question).isPresent();
    }
  }
}
