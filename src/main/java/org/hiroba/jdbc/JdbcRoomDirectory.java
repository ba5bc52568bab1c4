package org.hiroba.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.Profile;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Companions;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.Dialect;
import org.hiroba.jdbc.sql.Params;
import org.hiroba.jdbc.sql.SearchKeys;
import org.hiroba.room.Membership;
import org.hiroba.room.Room;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomListing;
import org.hiroba.room.RoomOverview;

/** Reads rooms and memberships from a database. Thread-safe. */
final class JdbcRoomDirectory implements RoomDirectory {
  private static final String ROOM = "SELECT " + Columns.ROOM + " FROM room r WHERE r.id = ?";
  private static final String MEMBERSHIP =
      "SELECT m.role, m.read_up_to, m.joined_at FROM membership m"
          + " JOIN room r ON r.no = m.room JOIN account a ON a.no = m.account"
          + " WHERE r.id = ? AND a.id = ?";
  private static final String HOLDS_NAME = " a.name_key IS NOT NULL";
  private static final String ACTIVE = " AND a.state = 'active'";

  private final Connections connections;
  private final JdbcRoomListings listings;
  private final JdbcRoomOverviews overviews;
  private final String publicRooms;
  private final String users;
  private final String usersOfRoom;
  private final Companions companions;
  private final String profiles;

  JdbcRoomDirectory(Connections connections) {
    this.connections = connections;
    Dialect dialect = connections.dialect();
    listings = new JdbcRoomListings(dialect);
    overviews = new JdbcRoomOverviews(dialect);
    publicRooms =
        "SELECT "
            + Columns.ROOM
            + " FROM room r WHERE r.kind = 'public' AND r.archived = 0 AND "
            + dialect.contains("r.search_key")
            + " ORDER BY r.name_key, r.id LIMIT ?";
    profiles = "SELECT " + Columns.PROFILE + " FROM account a WHERE " + dialect.isAmong("a.id");
    String select = "SELECT a.id, a.name, a.display_name FROM account a";
    String match = HOLDS_NAME + " AND " + dialect.contains(SearchKeys.PERSON);
    String order = " ORDER BY a.name_key LIMIT ?";
    users = select + " WHERE" + match + order;
    companions = new Companions(dialect);
    usersOfRoom =
        select
            + " JOIN membership m ON m.account = a.no"
            + " AND m.room = (SELECT no FROM room WHERE id = ?) WHERE"
            + match
            + order;
  }

  @Override
  public Optional<Room> find(RoomId room) {
    return connections.read(
        "find a room",
        session -> {
          try (ResultSet row = session.with(ROOM).text(room.value()).query()) {
            return row.next() ? Optional.of(Columns.room(row, 1)) : Optional.empty();
          }
        });
  }

  @Override
  public Optional<Membership> membership(RoomId room, UserId user) {
    return connections.read(
        "find a membership",
        session -> {
          try (ResultSet row =
              session.with(MEMBERSHIP).text(room.value()).text(user.value()).query()) {
            return row.next()
                ? Optional.of(
                    new Membership(
                        room,
                        user,
                        Columns.memberRole(row, 1),
                        row.getLong(2),
                        Columns.time(row, 3)))
                : Optional.empty();
          }
        });
  }

  @Override
  public List<RoomOverview> overviewsOf(UserId user) {
    return connections.readOneMoment(
        "read the rooms of a person", session -> overviews.of(session, user));
  }

  @Override
  public Optional<RoomOverview> overview(RoomId room, UserId user) {
    return connections.readOneMoment(
        "read a room of a person", session -> overviews.of(session, room, user));
  }

  @Override
  public List<UserRef> members(RoomId room) {
    return connections.read(
        "read the members of a room", session -> JdbcRoomOverviews.members(session, room));
  }

  private static List<UserRef> userRefs(ResultSet row) throws SQLException {
    List<UserRef> users = new ArrayList<>();
    while (row.next()) {
      users.add(Columns.userRef(row, 1));
    }
    return users;
  }

  @Override
  public List<Room> publicRooms(String query, int limit) {
    return connections.read(
        "list public rooms",
        session -> {
          List<Room> rooms = new ArrayList<>();
          try (ResultSet row =
              session.with(publicRooms).text(SearchKeys.query(query)).number(limit).query()) {
            while (row.next()) {
              rooms.add(Columns.room(row, 1));
            }
          }
          return rooms;
        });
  }

  @Override
  public List<RoomListing> listings(UserId reader, String query, String after, int limit) {
    return connections.readOneMoment(
        "list rooms to join", session -> listings.list(session, reader, query, after, limit));
  }

  @Override
  public List<RoomListing> listings(UserId reader, Collection<RoomId> rooms) {
    return rooms.isEmpty()
        ? List.of()
        : connections.readOneMoment(
            "list some rooms", session -> listings.some(session, reader, rooms));
  }

  @Override
  public List<UserRef> users(String query, Optional<RoomId> room, int limit) {
    return list(room.isPresent() ? usersOfRoom : users, query, room, limit);
  }

  @Override
  public List<UserRef> activeUsers(String query, Optional<RoomId> room, int limit) {
    String all = room.isPresent() ? usersOfRoom : users;
    return list(all.replace(HOLDS_NAME, HOLDS_NAME + ACTIVE), query, room, limit);
  }

  private List<UserRef> list(String sql, String query, Optional<RoomId> room, int limit) {
    return connections.read(
        "list people",
        session -> {
          Params params = session.with(sql);
          if (room.isPresent()) {
            params.text(room.get().value());
          }
          try (ResultSet row = params.text(SearchKeys.query(query)).number(limit).query()) {
            return userRefs(row);
          }
        });
  }

  @Override
  public List<UserRef> companions(UserId user, String query, String after, int limit) {
    return connections.readOneMoment(
        "list who shares a room",
        session -> companions.list(session, user, SearchKeys.query(query), after, limit));
  }

  @Override
  public Set<UserId> companionsAmong(UserId user, Collection<UserId> others) {
    return connections.readOneMoment(
        "find who shares a room", session -> Companions.among(session, user, others));
  }

  @Override
  public Map<UserId, Profile> profiles(Collection<UserId> users) {
    if (users.isEmpty()) {
      return Map.of();
    }
    return connections.read(
        "read profiles",
        session -> {
          Map<UserId, Profile> found = new HashMap<>();
          try (ResultSet row =
              session
                  .with(profiles)
                  .text(Columns.jsonArray(users.stream().map(UserId::value).toList()))
                  .query()) {
            while (row.next()) {
              Profile profile = Columns.profile(row, 1);
              found.put(profile.user().id(), profile);
            }
          }
          return found;
        });
  }
}
