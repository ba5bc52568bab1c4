package org.hiroba.feature.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.WireLength;
import org.hiroba.room.RoomId;

/** Reads earlier versions out of the log itself. Thread-safe. */
final class JdbcMessageVersions implements MessageVersions {
  private static final String TARGET =
      "SELECT r.no, COALESCE((SELECT MAX(x.seq) FROM event x WHERE x.room = r.no"
          + " AND x.target = e.seq AND x.type = 2), e.seq)"
          + " FROM room r JOIN event e ON e.room = r.no"
          + " WHERE r.id = ? AND e.seq = ? AND e.type = 1 AND e.deleted = 0";
  private static final String VERSION =
      "SELECT e.seq, e.at, e.text, a.id FROM event e JOIN account a ON a.no = e.author"
          + " WHERE e.room = ? AND ";
  private static final String VERSIONS =
      VERSION
          + "e.seq = ? AND e.type = 1 AND e.seq < ? UNION ALL "
          + VERSION
          + "e.target = ? AND e.type = 2 AND e.seq < ? ORDER BY 1 DESC LIMIT ?";
  private final Connections connections;

  JdbcMessageVersions(Connections connections) {
    this.connections = connections;
  }

  @Override
  public Optional<VersionPage> versions(RoomId room, long target, long before) {
    return connections.readOneMoment(
        "read earlier versions", session -> versions(session, room, target, before));
  }

  private static Optional<VersionPage> versions(
      SqlSession session, RoomId room, long target, long before) throws SQLException {
    long number;
    long current;
    try (ResultSet row = session.with(TARGET).text(room.value()).number(target).query()) {
      if (!row.next()) {
        return Optional.empty();
      }
      number = row.getLong(1);
      current = row.getLong(2);
    }
    long below = Math.min(before, current);
    List<MessageVersion> versions = new ArrayList<>();
    int left = HistoryQuery.MAX_PAGE_BYTES;
    try (ResultSet row =
        session
            .with(VERSIONS)
            .number(number)
            .number(target)
            .number(below)
            .number(number)
            .number(target)
            .number(below)
            .number(VersionPage.MAX_VERSIONS)
            .query()) {
      while (row.next()) {
        left -= WireLength.ofVersion(row.getString(3));
        if (left < 0 && !versions.isEmpty()) {
          break;
        }
        versions.add(
            new MessageVersion(
                row.getLong(1),
                Columns.time(row, 2),
                row.getString(3),
                new UserId(row.getString(4))));
      }
    }
    Collections.reverse(versions);
    // The message itself is the first of its versions.
    boolean hasBefore = !versions.isEmpty() && versions.get(0).seq() != target;
    return Optional.of(new VersionPage(versions, hasBefore));
  }
}
