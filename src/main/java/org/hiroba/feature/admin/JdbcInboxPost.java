package org.hiroba.feature.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.log.StorageException;

/**
 * Asks a server that runs, by a row in its database; the way of a command. For one thread, which
 * waits.
 */
public final class JdbcInboxPost {
  private static final String THERE = "SELECT 1 FROM admin_inbox WHERE id = ?";
  private static final String ASK =
      "INSERT INTO admin_inbox (id, asked_at, command) VALUES (?, ?, ?)";
  private static final String ANSWER = "SELECT answer FROM admin_inbox WHERE id = ?";
  private static final String WITHDRAW = "DELETE FROM admin_inbox WHERE id = ? AND done_at IS NULL";
  private static final long LOOK_MILLIS = 100;

  private final SqlSession session;
  private final Clock clock;
  private final Duration patience;

  /** Makes one that waits so long for each answer. */
  public JdbcInboxPost(SqlSession session, Clock clock, Duration patience) {
    this.session = session;
    this.clock = clock;
    this.patience = patience;
  }

  /** Tells whether the database has an inbox: an older version's has none. */
  public boolean isThere() {
    try (ResultSet row = session.with(THERE).text("").query()) {
      return !row.next();
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * Asks, and waits for the answer.
   *
   * @return empty when no server took the request in time, which then is withdrawn
   * @throws StorageException the database does not answer, or a server took the request and said no
   *     more
   */
  public Optional<AdminAnswer> ask(AdminRequest request) {
    String command = request.json();
    if (command.length() > AdminRequest.MAX_CHARS) {
      throw new IllegalArgumentException("The names are too long.");
    }
    String id = "c" + UUID.randomUUID().toString().replace("-", "");
    try {
      session.with(ASK).text(id).time(clock.instant()).text(command).update();
      Optional<AdminAnswer> answer = await(id);
      if (answer.isEmpty() && session.with(WITHDRAW).text(id).update() == 0) {
        // Taken at the last moment, it is done in another one.
        answer = await(id);
        if (answer.isEmpty()) {
          throw new StorageException(
              "A server took the command but did not answer within "
                  + patience.toSeconds()
                  + " s: whether it was done is unknown. Look at admin list-users and at the log of"
                  + " the server.",
              null);
        }
      }
      return answer;
    } catch (SQLException e) {
      throw new StorageException("The database cannot be asked: " + e.getMessage(), e);
    }
  }

  private Optional<AdminAnswer> await(String id) throws SQLException {
    long deadline = System.nanoTime() + patience.toNanos();
    do {
      try (ResultSet row = session.with(ANSWER).text(id).query()) {
        String answer = row.next() ? row.getString(1) : null;
        if (answer != null) {
          return Optional.of(AdminAnswer.read(answer));
        }
      }
    } while (System.nanoTime() - deadline < 0 && pause());
    return Optional.empty();
  }

  private static boolean pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
