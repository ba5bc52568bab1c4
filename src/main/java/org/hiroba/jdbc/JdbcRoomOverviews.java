package org.hiroba.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.jdbc.sql.AccountSet;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Dialect;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.hiroba.room.RoomOverview;

/** Reads rooms as their members see them. Immutable. */
final class JdbcRoomOverviews {
  // What was deleted behind the mark was counted by message_no and is unread no more.
  private static final String UNREAD =
      "r.message_count - COALESCE((SELECT e.message_no FROM event e"
          + " WHERE e.room = m.room AND e.seq = m.read_up_to), 0)"
          + " - (SELECT COUNT(*) FROM event d WHERE d.room = m.room AND d.seq > m.read_up_to"
          + " AND d.type = 1 AND d.deleted = 1)";
  private static final String NAMED =
      "(SELECT COUNT(*) FROM mention n WHERE n.account = m.account AND n.room = m.room"
          + " AND n.seq > m.read_up_to)";
  // A message that names somebody and calls all of them mentions them once.
  private static final String CALLED =
      "(SELECT COUNT(*) FROM group_mention x WHERE x.room = m.room AND x.seq > m.read_up_to"
          + " AND x.at >= m.joined_at AND x.author <> m.account"
          + " AND (x.people IS NULL OR HOLDS)"
          + " AND NOT EXISTS (SELECT 1 FROM mention n WHERE n.account = m.account"
          + " AND n.room = m.room AND n.seq = x.seq))";
  private static final String MEMBERS =
      "SELECT a.id, a.name, a.display_name FROM membership m JOIN account a ON a.no = m.account"
          + " WHERE m.room = (SELECT no FROM room WHERE id = ?) ORDER BY m.joined_at, m.account";
  private static final String MEMBERS_OF_DIRECT_ROOMS =
      "SELECT r.id, a.id, a.name, a.display_name FROM membership mine"
          + " JOIN room r ON r.no = mine.room JOIN membership m ON m.room = r.no"
          + " JOIN account a ON a.no = m.account WHERE r.kind = 'direct'"
          + " AND mine.account = (SELECT no FROM account WHERE id = ?)"
          + " ORDER BY m.joined_at, m.account";

  private final String one;
  private final String all;

  JdbcRoomOverviews(Dialect dialect) {
    String called = CALLED.replace("HOLDS", AccountSet.holds(dialect, "x.people", "m.account"));
    String overview =
        "SELECT "
            + Columns.ROOM
            + ", m.role, m.read_up_to, "
            + String.join(
                ", ", UNREAD, NAMED + " + " + called, Columns.ARRANGEMENT, Columns.lastAt(dialect))
            + " FROM membership m JOIN room r ON r.no = m.room"
            + " WHERE m.account = (SELECT no FROM account WHERE id = ?)";
    one = overview + " AND r.id = ?";
    all =
        overview + " AND (r.kind <> 'direct' OR r.message_count > 0 OR m.listed = 1) ORDER BY r.id";
  }

  /** Returns all rooms of a person; the session sees one moment. */
  List<RoomOverview> of(SqlSession session, UserId user) throws SQLException {
    Map<String, List<UserRef>> direct = new HashMap<>();
    try (ResultSet row = session.with(MEMBERS_OF_DIRECT_ROOMS).text(user.value()).query()) {
      while (row.next()) {
        direct
            .computeIfAbsent(row.getString(1), room -> new ArrayList<>())
            .add(Columns.userRef(row, 2));
      }
    }
    List<RoomOverview> overviews = new ArrayList<>();
    try (ResultSet row = session.with(all).text(user.value()).query()) {
      while (row.next()) {
        overviews.add(overview(row).with(direct.getOrDefault(row.getString(1), List.of())));
      }
    }
    return overviews;
  }

  /** Returns one room of a person; the session sees one moment. */
  Optional<RoomOverview> of(SqlSession session, RoomId room, UserId user) throws SQLException {
    RoomOverview found;
    try (ResultSet row = session.with(one).text(user.value()).text(room.value()).query()) {
      if (!row.next()) {
        return Optional.empty();
      }
      found = overview(row);
    }
    return Optional.of(
        found.room().kind() == RoomKind.DIRECT ? found.with(members(session, room)) : found);
  }

  private static RoomOverview overview(ResultSet row) throws SQLException {
    return new RoomOverview(
        Columns.room(row, 1),
        Columns.memberRole(row, 10),
        row.getLong(11),
        row.getLong(12),
        row.getLong(13),
        List.of(),
        Columns.arrangement(row, 14),
        Columns.timeOrNull(row, 17));
  }

  /** Returns the members of a room, longest membership first. */
  static List<UserRef> members(SqlSession session, RoomId room) throws SQLException {
    List<UserRef> users = new ArrayList<>();
    try (ResultSet row = session.with(MEMBERS).text(room.value()).query()) {
      while (row.next()) {
        users.add(Columns.userRef(row, 1));
      }
    }
    return users;
  }
}
