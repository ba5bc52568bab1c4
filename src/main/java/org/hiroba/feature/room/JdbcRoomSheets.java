package org.hiroba.feature.room;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.FoldedText;
import org.hiroba.account.UserRef;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Reads rooms as administrators see them. Thread-safe. */
final class JdbcRoomSheets implements RoomSheets {
  private static final String SELECT =
      "SELECT "
          + Columns.ROOM
          + ", (SELECT COUNT(*) FROM membership m WHERE m.room = r.no), r.no FROM room r"
          + " WHERE r.kind <> 'direct' AND r.name_key IS NOT NULL AND ";
  private static final String FIND = SELECT + "r.id = ?";
  private static final String OWNERS =
      "SELECT a.id, a.name, a.display_name FROM membership m JOIN account a ON a.no = m.account"
          + " WHERE m.room = ? AND m.role = 'owner' ORDER BY m.joined_at, m.account LIMIT "
          + RoomSheet.MAX_OWNERS;

  private final Connections connections;
  private final String list;

  JdbcRoomSheets(Connections connections) {
    this.connections = connections;
    list =
        SELECT
            + connections.dialect().contains("r.name_key")
            + " AND (? = 2 OR r.archived = ?) AND (r.name_key, r.id) > (?, ?) ORDER BY r.name_key, r.id LIMIT ?";
  }

  @Override
  public List<RoomSheet> list(
      String text, @Nullable Boolean archived, String afterName, String afterId, int limit) {
    // 0 and 1 choose, 2 takes both.
    int chosen = archived == null ? 2 : archived ? 1 : 0;
    return connections.readOneMoment(
        "list rooms",
        session -> {
          List<Found> found = new ArrayList<>();
          try (ResultSet row =
              session
                  .with(list)
                  .text(FoldedText.of(text))
                  .number(chosen)
                  .number(chosen)
                  .text(afterName)
                  .text(afterId)
                  .number(limit)
                  .query()) {
            while (row.next()) {
              found.add(read(row));
            }
          }
          List<RoomSheet> sheets = new ArrayList<>();
          for (Found one : found) {
            sheets.add(one.with(session));
          }
          return sheets;
        });
  }

  @Override
  public Optional<RoomSheet> find(RoomId room) {
    return connections.readOneMoment(
        "find a room",
        session -> {
          Found found;
          try (ResultSet row = session.with(FIND).text(room.value()).query()) {
            if (!row.next()) {
              return Optional.empty();
            }
            found = read(row);
          }
          return Optional.of(found.with(session));
        });
  }

  @Override
  public Optional<RoomRemovals.Removal> dueRemoval(Instant now) {
    return connections.read(
        "look for rooms that are removed", session -> JdbcRoomRemovals.due(session, now));
  }

  private static Found read(ResultSet row) throws SQLException {
    return new Found(
        new RoomSheet(Columns.room(row, 1), row.getLong(Columns.ROOM_COLUMNS + 1), List.of()),
        row.getLong(Columns.ROOM_COLUMNS + 2));
  }

  private record Found(RoomSheet sheet, long number) {
    RoomSheet with(SqlSession session) throws SQLException {
      List<UserRef> owners = new ArrayList<>();
      try (ResultSet row = session.with(OWNERS).number(number).query()) {
        while (row.next()) {
          owners.add(Columns.userRef(row, 1));
        }
      }
      return new RoomSheet(sheet.room(), sheet.members(), owners);
    }
  }
}
