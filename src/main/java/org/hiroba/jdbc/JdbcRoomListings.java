package org.hiroba.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Dialect;
import org.hiroba.jdbc.sql.SearchKeys;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomListing;

/** Reads public rooms as who looks for one sees them. Immutable. */
final class JdbcRoomListings {
  private static final String PLACE = "SELECT name_key, id FROM room WHERE id = ?";

  private final String list;
  private final String some;

  JdbcRoomListings(Dialect dialect) {
    String select =
        "SELECT "
            + Columns.ROOM
            + ", (SELECT COUNT(*) FROM membership m JOIN account a ON a.no = m.account"
            + " WHERE m.room = r.no AND a.name_key IS NOT NULL AND a.state = 'active'),"
            + " (SELECT COUNT(*) FROM membership m WHERE m.room = r.no"
            + " AND m.account = (SELECT no FROM account WHERE id = ?)), "
            + Columns.lastAt(dialect)
            + " FROM room r WHERE r.kind = 'public' AND r.archived = 0 AND ";
    list =
        select
            + dialect.contains("r.search_key")
            + " AND (r.name_key > ? OR (r.name_key = ? AND r.id > ?))"
            + " ORDER BY r.name_key, r.id LIMIT ?";
    some = select + dialect.isAmong("r.id") + " ORDER BY r.name_key, r.id";
  }

  /** Returns a page of all; the session sees one moment. */
  List<RoomListing> list(SqlSession session, UserId reader, String query, String after, int limit)
      throws SQLException {
    String key = "";
    String id = "";
    if (!after.isEmpty()) {
      try (ResultSet row = session.with(PLACE).text(after).query()) {
        String found = row.next() ? row.getString(1) : null;
        if (found == null) {
          // The room was removed, and nothing says any more where it stood.
          return List.of();
        }
        key = found;
        id = row.getString(2);
      }
    }
    try (ResultSet row =
        session
            .with(list)
            .text(reader.value())
            .text(SearchKeys.query(query))
            .text(key)
            .text(key)
            .text(id)
            .number(limit)
            .query()) {
      return listings(row);
    }
  }

  /** Returns those of some rooms; the session sees one moment. */
  List<RoomListing> some(SqlSession session, UserId reader, Collection<RoomId> rooms)
      throws SQLException {
    try (ResultSet row =
        session
            .with(some)
            .text(reader.value())
            .text(Columns.jsonArray(rooms.stream().map(RoomId::value).toList()))
            .query()) {
      return listings(row);
    }
  }

  private static List<RoomListing> listings(ResultSet row) throws SQLException {
    List<RoomListing> listings = new ArrayList<>();
    int first = Columns.ROOM_COLUMNS + 1;
    while (row.next()) {
      listings.add(
          new RoomListing(
              Columns.room(row, 1),
              row.getLong(first),
              row.getLong(first + 1) > 0,
              Columns.timeOrNull(row, first + 2)));
    }
    return listings;
  }
}
