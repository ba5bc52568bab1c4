package org.hiroba.feature.room;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.jdbc.write.WriteContext;
import org.hiroba.room.RoomId;

/**
 * Removes rooms. A room's row stays for good, without a name and under another id, for a number is
 * given only once. What is left to be done is noted in the table {@code meta}, under that id.
 * Belongs to the writer's thread and one transaction.
 */
final class JdbcRoomRemovals implements RoomRemovals {
  private static final String JOB = "removal ";
  private static final String FIND = "SELECT name, value FROM meta WHERE name = ?";

  // A value begins with thirteen digits, which are compared as they stand.
  private static final String DUE =
      "SELECT name, value FROM meta WHERE name LIKE '"
          + JOB
          + "%' AND substr(value, 1, 13) <= ? ORDER BY name LIMIT 1";
  private static final String NOTE =
      "INSERT INTO meta (name, value) VALUES (?, ?)"
          + " ON CONFLICT (name) DO UPDATE SET value = excluded.value";
  private static final String FORGET = "DELETE FROM meta WHERE name = ?";
  private static final String HIDE =
      "UPDATE room SET id = ?, kind = 'private', name = NULL, name_key = NULL, topic = '',"
          + " search_key = '', archived = 1, direct_key = NULL, creator = NULL WHERE no = ?";
  private static final String REMOVE_MEMBERS = "DELETE FROM membership WHERE room = ?";
  private static final String MESSAGES =
      "SELECT e.seq FROM event e WHERE e.room = ? AND e.type = 1 AND e.deleted = 0 AND e.seq > ?"
          + " ORDER BY e.seq LIMIT ?";
  private static final List<String> REST =
      List.of(
          some("reaction", "target, emoji, account"),
          some("reaction_kind", "target, emoji"),
          some("pin", "seq"),
          some("group_mention", "seq"),
          some("event", "seq"));
  private static final String EMPTY = "UPDATE room SET head = 0, message_count = 0 WHERE id = ?";

  private final WriteContext in;

  JdbcRoomRemovals(WriteContext in) {
    this.in = in;
  }

  private static String some(String table, String key) {
    return "DELETE FROM "
        + table
        + " WHERE room = ? AND ("
        + key
        + ") IN (SELECT "
        + key
        + " FROM "
        + table
        + " WHERE room = ? LIMIT ?)";
  }

  /** Finds a removal that is due. */
  static Optional<Removal> due(SqlSession session, Instant now) throws SQLException {
    try (ResultSet row = session.with(DUE).text(digits(now)).query()) {
      return removal(row);
    }
  }

  private static Optional<Removal> removal(ResultSet row) throws SQLException {
    if (!row.next()) {
      return Optional.empty();
    }
    String[] parts = row.getString(2).split(" ", -1);
    return Optional.of(
        new Removal(
            new RoomId(row.getString(1).substring(JOB.length())),
            Long.parseLong(parts[1]),
            parts[2].equals("said"),
            new UserId(parts[3]),
            Instant.ofEpochMilli(Long.parseLong(parts[0]))));
  }

  private static String digits(Instant at) {
    return String.format(Locale.ROOT, "%013d", at.toEpochMilli());
  }

  @Override
  public void begin(RoomId room, UserId by, Instant at) {
    in.run(
        "remove a room",
        () -> {
          in.pending().flush();
          long number = in.state().existingRoom(room).number();
          RoomId hidden = new RoomId("gone" + UUID.randomUUID().toString().replace("-", ""));
          in.session().with(HIDE).text(hidden.value()).number(number).update();
          in.session().with(REMOVE_MEMBERS).number(number).update();
          in.state().forgetMembers();
          in.state().locked(room, Optional.empty());
          note(new Removal(hidden, 0, true, by, at));
        });
  }

  @Override
  public Optional<Removal> find(RoomId hidden) {
    return in.ask(
        "find what is left of a room",
        () -> {
          try (ResultSet row = in.session().with(FIND).text(JOB + hidden.value()).query()) {
            return removal(row);
          }
        });
  }

  @Override
  public List<Long> messages(Removal removal, int limit) {
    return in.ask(
        "find what was said in a room",
        () -> {
          List<Long> found = new ArrayList<>();
          long number = in.state().existingRoom(removal.hidden()).number();
          try (ResultSet row =
              in.session()
                  .with(MESSAGES)
                  .number(number)
                  .number(removal.seq())
                  .number(limit)
                  .query()) {
            while (row.next()) {
              found.add(row.getLong(1));
            }
          }
          return found;
        });
  }

  @Override
  public void note(Removal removal) {
    String value =
        String.join(
            " ",
            digits(removal.due()),
            Long.toString(removal.seq()),
            removal.said() ? "said" : "rest",
            removal.by().value());
    in.run(
        "note how far a removal is",
        () -> in.session().with(NOTE).text(JOB + removal.hidden().value()).text(value).update());
  }

  @Override
  public boolean removeRest(Removal removal, int limit) {
    return in.ask(
        "remove what is left of a room",
        () -> {
          in.pending().flush();
          long number = in.state().existingRoom(removal.hidden()).number();
          for (String rest : REST) {
            int removed =
                in.session().with(rest).number(number).number(number).number(limit).update();
            if (removed > 0) {
              return true;
            }
          }
          in.session().with(EMPTY).text(removal.hidden().value()).update();
          in.session().with(FORGET).text(JOB + removal.hidden().value()).update();
          return false;
        });
  }
}
