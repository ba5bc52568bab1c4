package org.hiroba.feature.room;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.FoldedText;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Companions;
import org.hiroba.jdbc.sql.SearchKeys;
import org.hiroba.jdbc.write.MembershipRows;
import org.hiroba.jdbc.write.RoomRow;
import org.hiroba.jdbc.write.WriteContext;
import org.hiroba.room.MemberRole;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;

/** Makes rooms, looks them up and writes their changes. Belongs to the writer's thread. */
final class JdbcRooms implements RoomWrites {
  private static final String INSERT =
      "INSERT INTO room (id, kind, name, name_key, topic, search_key, direct_key, created_at,"
          + " creator) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING no";
  private static final String DIRECT = "SELECT id FROM room WHERE direct_key = ?";
  private static final String NAMED =
      "SELECT 1 FROM room WHERE name_key = ? AND archived = 0 AND kind = 'public'";
  private static final String MADE =
      "SELECT created_at FROM room WHERE creator = ? AND (kind = 'direct') = ?"
          + " ORDER BY created_at DESC LIMIT 1 OFFSET ?";
  private static final String COUNT =
      "SELECT COUNT(*) FROM (SELECT 1 FROM membership m JOIN room r ON r.no = m.room"
          + " WHERE m.account = ? AND r.kind <> 'direct' LIMIT ?) AS counted";
  private static final String SHOW =
      "UPDATE membership SET listed = 1 WHERE room = ? AND account = ?";
  private static final String UPDATE =
      "UPDATE room SET name = ?, name_key = ?, topic = ?, search_key = ?, archived = ?,"
          + " posting = ? WHERE no = ?";
  private static final String OWN =
      "UPDATE membership SET role = 'owner' WHERE room = ? AND account = ?";

  private final WriteContext in;

  JdbcRooms(WriteContext in) {
    this.in = in;
  }

  /** Writes what an update changes in the tables of rooms and members. */
  static void updated(WriteContext in, RoomRow room, RoomUpdated event) throws SQLException {
    room.change(event.name(), event.topic(), event.archived(), event.posting());
    Room now = room.room();
    in.session()
        .with(UPDATE)
        .text(now.name())
        .text(SearchKeys.name(now.name()))
        .text(now.topic())
        .text(SearchKeys.of(now.name(), now.topic()))
        .flag(now.archived())
        .text(now.posting().wireName())
        .number(room.number())
        .update();
    UserId owner = event.owner();
    if (owner != null) {
      in.state().forgetMembers();
      in.session().with(OWN).number(room.number()).number(in.number(owner)).update();
    }
  }

  @Override
  public Set<UserId> companionsAmong(UserId user, Collection<UserId> others) {
    return in.ask("find who shares a room", () -> Companions.among(in.session(), user, others));
  }

  @Override
  public boolean create(NewRoom room) {
    return in.ask("create a room", () -> insert(room));
  }

  private boolean insert(NewRoom room) throws SQLException {
    long number;
    try (ResultSet row =
        in.session()
            .with(INSERT)
            .text(room.id().value())
            .text(room.kind().wireName())
            .text(room.name())
            .text(SearchKeys.name(room.name()))
            .text(room.topic())
            .text(SearchKeys.of(room.name(), room.topic()))
            .text(room.directKey())
            .time(room.at())
            .numberOrNull(in.numberOrNull(room.creator()))
            .query()) {
      if (!row.next()) {
        return false;
      }
      number = row.getLong(1);
    }
    Room created =
        new Room(room.id(), room.kind(), room.name(), room.topic(), false, 0, 0, room.at());
    in.state().created(new RoomRow(number, created));
    for (Map.Entry<UserId, MemberRole> member : room.members().entrySet()) {
      MembershipRows.insert(in, number, member.getKey(), member.getValue(), 0, room.at());
    }
    return true;
  }

  @Override
  public Optional<Instant> madeAt(UserId creator, boolean direct, int count) {
    return in.ask(
        "look up when somebody made rooms",
        () -> {
          try (ResultSet row =
              in.session()
                  .with(MADE)
                  .number(in.number(creator))
                  .bool(direct)
                  .number(count - 1L)
                  .query()) {
            return row.next() ? Optional.of(Columns.time(row, 1)) : Optional.empty();
          }
        });
  }

  @Override
  public int roomsOf(UserId user, int most) {
    return in.ask(
        "count the rooms of somebody",
        () -> {
          try (ResultSet row =
              in.session().with(COUNT).number(in.number(user)).number(most).query()) {
            return row.next() ? row.getInt(1) : 0;
          }
        });
  }

  @Override
  public Optional<RoomId> directRoom(String key) {
    return in.ask(
        "find a direct room",
        () -> {
          try (ResultSet row = in.session().with(DIRECT).text(key).query()) {
            return row.next() ? Optional.of(new RoomId(row.getString(1))) : Optional.empty();
          }
        });
  }

  @Override
  public boolean isNameTaken(String name) {
    return in.ask(
        "look up a room's name",
        () -> {
          try (ResultSet row = in.session().with(NAMED).text(FoldedText.of(name)).query()) {
            return row.next();
          }
        });
  }

  @Override
  public void showDirectRoom(RoomId room, UserId user) {
    in.run(
        "show a direct room",
        () ->
            in.session()
                .with(SHOW)
                .number(in.state().roomNumber(room))
                .number(in.number(user))
                .update());
  }
}
