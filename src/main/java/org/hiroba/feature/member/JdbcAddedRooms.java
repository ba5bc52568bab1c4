package org.hiroba.feature.member;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.MessageLists;
import org.hiroba.log.Listed;
import org.hiroba.log.MessagePlace;
import org.hiroba.room.RoomKind;
import org.jspecify.annotations.Nullable;

/** Reads from the table of memberships who added whom. Thread-safe. */
final class JdbcAddedRooms implements AddedRooms {
  private static final String ADDED =
      "SELECT m.joined_at, r.id, 1, COALESCE(r.name, ''), r.kind, b.id, b.name, b.display_name"
          + " FROM account a JOIN membership m ON m.account = a.no JOIN room r ON r.no = m.room"
          + " JOIN account b ON b.no = m.added_by WHERE a.id = ?"
          + " AND m.joined_at <= ? AND (m.joined_at, r.id, 1) < (?, ?, ?)"
          + " ORDER BY m.joined_at DESC, r.id DESC LIMIT ?";

  private final Connections connections;
  private final MessageLists.Query listed;

  JdbcAddedRooms(Connections connections) {
    this.connections = connections;
    listed = MessageLists.Query.of(connections.dialect(), ADDED);
  }

  @Override
  public Listed<AddedRoom> addedTo(
      UserId user, Set<String> only, @Nullable MessagePlace before, int limit) {
    return connections.read(
        "read to which rooms somebody was added",
        session -> {
          List<AddedRoom> added = new ArrayList<>();
          MessagePlace last = null;
          try (ResultSet row = MessageLists.listed(session, listed, user, only, before, limit)) {
            while (row.next()) {
              if (added.size() == limit) {
                return new Listed<>(added, last == null ? null : last.cursor());
              }
              last = MessageLists.place(row);
              added.add(
                  new AddedRoom(
                      last.room(),
                      row.getString(4),
                      RoomKind.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
                      Columns.userRef(row, 6),
                      last.at()));
            }
          }
          return new Listed<>(added, null);
        });
  }
}
