package org.hiroba.feature.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.Dialect;
import org.hiroba.jdbc.sql.Params;
import org.hiroba.jdbc.sql.SearchKeys;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.room.MemberRole;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;

/** Reads the table of memberships. Thread-safe. */
final class JdbcRoomMembers implements RoomMembers {
  /** Owners come first; a cursor is this digit and the key of a name. */
  private static final String RANK = "CASE m.role WHEN 'owner' THEN 0 ELSE 1 END";

  private static final String ACTIVE =
      " FROM membership m JOIN account a ON a.no = m.account"
          + " WHERE m.room = (SELECT no FROM room WHERE id = ?)"
          + " AND a.name_key IS NOT NULL AND a.state = 'active'";
  private static final String COUNT = "SELECT COUNT(*)" + ACTIVE;
  private static final String IS_ACTIVE =
      "SELECT COUNT(*) FROM account a WHERE a.id = ?"
          + " AND a.name_key IS NOT NULL AND a.state = 'active'";
  private static final String SHARED =
      " FROM membership m JOIN membership o ON o.room = m.room JOIN room r ON r.no = m.room"
          + " WHERE m.account = (SELECT no FROM account WHERE id = ?)"
          + " AND o.account = (SELECT no FROM account WHERE id = ?)"
          + " AND r.kind <> 'direct' AND r.archived = 0";

  private final Connections connections;
  private final String page;
  private final String matching;
  private final String amongSome;

  JdbcRoomMembers(Connections connections) {
    this.connections = connections;
    Dialect dialect = connections.dialect();
    String match = " AND " + dialect.contains(SearchKeys.PERSON);
    matching = COUNT + match;
    page =
        "SELECT "
            + Columns.PROFILE
            + ", m.role, a.name_key"
            + ACTIVE
            + match
            + " AND ("
            + RANK
            + " > ? OR ("
            + RANK
            + " = ? AND a.name_key > ?)) ORDER BY "
            + RANK
            + ", a.name_key LIMIT ?";
    amongSome = " AND " + dialect.isAmong("r.id");
  }

  @Override
  public Page page(RoomId room, String query, String after, int limit) {
    String wanted = SearchKeys.query(query);
    return connections.readOneMoment(
        "list the members of a room",
        session -> {
          long total = number(session.with(matching).text(room.value()).text(wanted));
          return page(session, room, wanted, after, limit, total);
        });
  }

  private Page page(
      SqlSession session, RoomId room, String wanted, String after, int limit, long total)
      throws SQLException {
    int rank = after.isEmpty() ? -1 : after.charAt(0) - '0';
    List<RoomMember> members = new ArrayList<>();
    String last = "";
    try (ResultSet row =
        session
            .with(page)
            .text(room.value())
            .text(wanted)
            .number(rank)
            .number(rank)
            .text(after.isEmpty() ? "" : after.substring(1))
            .number(limit + 1L)
            .query()) {
      while (row.next()) {
        if (members.size() == limit) {
          return new Page(members, total, last);
        }
        MemberRole role = Columns.memberRole(row, Columns.PROFILE_COLUMNS + 1);
        members.add(new RoomMember(Columns.profile(row, 1), role));
        last = (role == MemberRole.OWNER ? "0" : "1") + row.getString(Columns.PROFILE_COLUMNS + 2);
      }
    }
    return new Page(members, total, "");
  }

  @Override
  public boolean isActive(UserId user) {
    return connections.read(
        "find out whether somebody may come in",
        session -> number(session.with(IS_ACTIVE).text(user.value())) > 0);
  }

  @Override
  public long count(RoomId room) {
    return connections.read(
        "count the members of a room", session -> number(session.with(COUNT).text(room.value())));
  }

  @Override
  public Common common(UserId one, UserId other, Set<String> only, int limit) {
    String shared = only.isEmpty() ? SHARED : SHARED + amongSome;
    return connections.readOneMoment(
        "list rooms that two people share",
        session -> {
          long total = number(shared(session, "SELECT COUNT(*)" + shared, one, other, only));
          List<Room> rooms = new ArrayList<>();
          String list = "SELECT " + Columns.ROOM + shared + " ORDER BY r.name_key, r.id LIMIT ?";
          try (ResultSet row = shared(session, list, one, other, only).number(limit).query()) {
            while (row.next()) {
              rooms.add(Columns.room(row, 1));
            }
          }
          return new Common(rooms, total);
        });
  }

  private static Params shared(
      SqlSession session, String sql, UserId one, UserId other, Set<String> only)
      throws SQLException {
    Params params = session.with(sql).text(one.value()).text(other.value());
    return only.isEmpty() ? params : params.text(Columns.jsonArray(only));
  }

  private static long number(Params asked) throws SQLException {
    try (ResultSet row = asked.query()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
