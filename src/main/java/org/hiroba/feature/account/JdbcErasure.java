package org.hiroba.feature.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.SearchKeys;
import org.hiroba.jdbc.write.WriteContext;
import org.jspecify.annotations.Nullable;

/**
 * Erases people. What is too much for one transaction is noted in the table {@code meta}, under the
 * account's number: whether the authorship goes too, and the room and seq up to which it is done.
 * Belongs to the writer's thread and one transaction.
 */
final class JdbcErasure implements ErasureWrites {
  /** Whose the messages of all are whose authorship was erased. */
  static final UserId NOBODY = new UserId("former-members");

  private static final String PERSON_GONE = "erased";
  private static final String ALL_GONE = "anonymised";
  private static final String JOB = "erasure ";

  private static final String STATE = "SELECT state FROM account WHERE id = ?";
  private static final String NEUTRALISE =
      "UPDATE account SET name = ?, name_key = NULL, display_name = ?, search_key = ?, status = '',"
          + " status_until = NULL, title = '', reading = '', reading_key = '', time_zone = '',"
          + " mail = NULL, mail_by = NULL, mail_language = NULL, roles = 'user', state = ?, disabled_by = 'hand', last_seen_at = NULL"
          + " WHERE id = ?";
  private static final List<String> REMOVALS =
      List.of(
          "DELETE FROM password WHERE account = ?",
          "DELETE FROM second_factor WHERE account = ?",
          "DELETE FROM recovery_code WHERE account = ?",
          "DELETE FROM identity WHERE account = ?",
          "DELETE FROM scim_user WHERE account = ?",
          "DELETE FROM mail WHERE account = ?",
          "DELETE FROM mail_change WHERE account = ?",
          "DELETE FROM entry_link WHERE account = ?",
          "DELETE FROM entry_link WHERE created_by = ? AND kind = 'invite'",
          "DELETE FROM sign_in WHERE account = ?",
          "DELETE FROM api_token WHERE account = ?");
  private static final String ADD_NOBODY =
      "INSERT INTO account (id, name, name_key, display_name, search_key, roles, created_at, state)"
          + " VALUES (?, ?, NULL, ?, '', '', ?, ?) ON CONFLICT (id) DO NOTHING";
  private static final String ADD_JOB =
      "INSERT INTO meta (name, value) VALUES (?, ?)"
          + " ON CONFLICT (name) DO UPDATE SET value = excluded.value";
  private static final String FIRST_JOB =
      "SELECT name, value FROM meta WHERE name LIKE '" + JOB + "%' ORDER BY name LIMIT 1";
  private static final String REMOVE_JOB = "DELETE FROM meta WHERE name = ?";
  private static final List<String> PIECES =
      List.of(
          "DELETE FROM saved WHERE account = ? AND (room, seq) IN"
              + " (SELECT room, seq FROM saved WHERE account = ? LIMIT ?)",
          "DELETE FROM mention WHERE account = ? AND (room, seq) IN"
              + " (SELECT room, seq FROM mention WHERE account = ? LIMIT ?)");
  private static final String COMMANDS =
      "DELETE FROM command WHERE author = ? AND client_id IN"
          + " (SELECT client_id FROM command WHERE author = ? LIMIT ?)";
  private static final String ROOM = "SELECT no, head FROM room WHERE no >= ? ORDER BY no LIMIT 1";
  private static final String AUTHORSHIP =
      "UPDATE event SET author = ? WHERE room = ? AND seq > ? AND seq <= ? AND author = ?";

  /** What a look at a room costs, in rows. */
  private static final int ROOM_COST = 20;

  private final WriteContext in;

  JdbcErasure(WriteContext in) {
    this.in = in;
  }

  /** Reads whether something is left to be done. */
  static ErasureReads reads(Connections connections) {
    return () ->
        connections.read(
            "look for erasures",
            session -> {
              try (ResultSet row = session.prepare(FIRST_JOB).executeQuery()) {
                return row.next();
              }
            });
  }

  @Override
  public Optional<Extent> extent(UserId user) {
    return in.ask(
        "find what was erased",
        () -> {
          try (ResultSet row = in.session().with(STATE).text(user.value()).query()) {
            return row.next() && !user.equals(NOBODY)
                ? Optional.of(
                    switch (row.getString(1)) {
                      case PERSON_GONE -> Extent.PERSON;
                      case ALL_GONE -> Extent.PERSON_AND_AUTHORSHIP;
                      default -> Extent.NOTHING;
                    })
                : Optional.empty();
          }
        });
  }

  @Override
  public void erase(UserRef neutral, Extent extent, Instant at) {
    boolean all = extent == Extent.PERSON_AND_AUTHORSHIP;
    in.run(
        "erase a person",
        () -> {
          long number = in.number(neutral.id());
          in.session()
              .with(NEUTRALISE)
              .text(neutral.name())
              .text(neutral.displayName())
              .text(SearchKeys.of(neutral.name(), neutral.displayName()))
              .text(all ? ALL_GONE : PERSON_GONE)
              .text(neutral.id().value())
              .update();
          for (String removal : REMOVALS) {
            in.session().with(removal).number(number).update();
          }
          if (all) {
            in.session()
                .with(ADD_NOBODY)
                .text(NOBODY.value())
                .text(NOBODY.value())
                .text(neutral.displayName())
                .time(at)
                .text(ALL_GONE)
                .update();
          }
          keep(new Job(number, all, 0, 0));
        });
  }

  private void keep(Job job) throws SQLException {
    in.session().with(ADD_JOB).text(job.name()).text(job.value()).update();
  }

  @Override
  public boolean goOn(int limit, Instant at) {
    return in.ask(
        "go on with an erasure",
        () -> {
          Job job;
          try (ResultSet row = in.session().prepare(FIRST_JOB).executeQuery()) {
            if (!row.next()) {
              return false;
            }
            job = Job.read(row.getString(1), row.getString(2));
          }
          Job next = step(job, limit);
          if (next == null) {
            in.session().with(REMOVE_JOB).text(job.name()).update();
            return true;
          }
          keep(next);
          return false;
        });
  }

  /** Does a piece; returns null when nothing is left. */
  private @Nullable Job step(Job job, int limit) throws SQLException {
    for (String piece : PIECES) {
      if (removed(piece, job, limit)) {
        return job;
      }
    }
    if (!job.all()) {
      return null;
    }
    if (removed(COMMANDS, job, limit)) {
      return job;
    }
    return authorship(job, limit);
  }

  private boolean removed(String sql, Job job, int limit) throws SQLException {
    return in.session().with(sql).number(job.account()).number(job.account()).number(limit).update()
        > 0;
  }

  private @Nullable Job authorship(Job job, int limit) throws SQLException {
    long nobody = in.number(NOBODY);
    long room = job.room();
    long seq = job.seq();
    for (long left = limit; left > 0; left -= ROOM_COST) {
      long number;
      long head;
      try (ResultSet row = in.session().with(ROOM).number(room).query()) {
        if (!row.next()) {
          return null;
        }
        number = row.getLong(1);
        head = row.getLong(2);
      }
      long from = number == room ? seq : 0;
      long to = Math.min(head, from + left);
      in.session()
          .with(AUTHORSHIP)
          .number(nobody)
          .number(number)
          .number(from)
          .number(to)
          .number(job.account())
          .update();
      left -= to - from;
      room = to < head ? number : number + 1;
      seq = to < head ? to : 0;
    }
    return new Job(job.account(), true, room, seq);
  }

  /** What is left of an erasure. */
  private record Job(long account, boolean all, long room, long seq) {
    static Job read(String name, String value) {
      String[] parts = value.split(" ", -1);
      return new Job(
          Long.parseLong(name.substring(JOB.length())),
          parts[0].equals(ALL_GONE),
          Long.parseLong(parts[1]),
          Long.parseLong(parts[2]));
    }

    String name() {
      return JOB + account;
    }

    String value() {
      return (all ? ALL_GONE : PERSON_GONE) + " " + room + " " + seq;
    }
  }
}
