package org.hiroba.feature.reaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.UserRef;
import org.hiroba.emoji.Emoji;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.log.Listed;
import org.hiroba.room.RoomId;

/** Reads who gave a reaction, by the index of their order. Thread-safe. */
final class JdbcReactors implements Reactors {
  private static final String MESSAGE =
      "SELECT e.room FROM event e JOIN room r ON r.no = e.room"
          + " WHERE r.id = ? AND e.seq = ? AND e.type = 1";
  private static final String TOTAL =
      "SELECT people FROM reaction_kind WHERE room = ? AND target = ? AND emoji = ?";
  private static final String PEOPLE =
      "SELECT r.seq, a.id, a.name, a.display_name FROM reaction r"
          + " JOIN account a ON a.no = r.account"
          + " WHERE r.room = ? AND r.target = ? AND r.emoji = ? AND r.seq > ?"
          + " ORDER BY r.seq LIMIT ?";

  private final Connections connections;

  JdbcReactors(Connections connections) {
    this.connections = connections;
  }

  @Override
  public Optional<Part> reactors(RoomId room, long target, String emoji, long after, int limit) {
    return connections.readOneMoment(
        "read who reacted",
        session -> {
          try (ResultSet row = session.with(MESSAGE).text(room.value()).number(target).query()) {
            if (!row.next()) {
              return Optional.empty();
            }
            return Optional.of(
                part(session, row.getLong(1), target, Emoji.key(emoji), after, limit));
          }
        });
  }

  private static Part part(
      SqlSession session, long room, long target, String key, long after, int limit)
      throws SQLException {
    long total;
    try (ResultSet row = session.with(TOTAL).number(room).number(target).text(key).query()) {
      if (!row.next()) {
        return Part.NOBODY;
      }
      total = row.getLong(1);
    }
    List<UserRef> people = new ArrayList<>();
    long last = after;
    try (ResultSet row =
        session
            .with(PEOPLE)
            .number(room)
            .number(target)
            .text(key)
            .number(after)
            .number(limit + 1L)
            .query()) {
      while (row.next()) {
        if (people.size() == limit) {
          return new Part(new Listed<>(people, Long.toString(last)), total);
        }
        last = row.getLong(1);
        people.add(Columns.userRef(row, 2));
      }
    }
    return new Part(new Listed<>(people, null), total);
  }
}
