package org.hiroba.jdbc.sql;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hiroba.account.Profile;
import org.hiroba.account.Role;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.room.MemberRole;
import org.hiroba.room.NotifyLevel;
import org.hiroba.room.Posters;
import org.hiroba.room.Room;
import org.hiroba.room.RoomArrangement;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.jspecify.annotations.Nullable;

/** Reads values and records out of rows, from a first column on. */
public final class Columns {
  /** What {@link #room} reads, of the table {@code room r}: nine columns. */
  public static final String ROOM =
      "r.id, r.kind, r.name, r.topic, r.archived, r.head, r.message_count, r.created_at,"
          + " r.posting";

  /** How many columns {@link #ROOM} is: what follows it begins behind so many. */
  public static final int ROOM_COLUMNS = 9;

  /** What {@link #user} reads, of the table {@code account a}: four columns. */
  public static final String USER = "a.id, a.name, a.display_name, a.roles";

  /** What {@link #profile} reads, of the table {@code account a}: eight columns. */
  public static final String PROFILE =
      "a.id, a.name, a.display_name, a.status, a.status_until, a.title, a.reading, a.time_zone";

  /** How many columns {@link #PROFILE} is. */
  public static final int PROFILE_COLUMNS = 8;

  /** What {@link #arrangement} reads, of the table {@code membership m}: three columns. */
  public static final String ARRANGEMENT = "m.notify, m.favourite, m.section";

  private static final String SESSION =
      "SELECT s.token_hash, a.id, s.created_at, s.extended_at, s.expires_at"
          + " FROM sign_in s JOIN account a ON a.no = s.account WHERE s.token_hash = ?";

  private Columns() {}

  public static @Nullable String text(ResultSet row, int column) throws SQLException {
    return row.getString(column);
  }

  public static @Nullable Long numberOrNull(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  public static @Nullable Boolean flag(ResultSet row, int column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value != 0;
  }

  public static Instant time(ResultSet row, int column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  public static @Nullable Instant timeOrNull(ResultSet row, int column) throws SQLException {
    Long millis = numberOrNull(row, column);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  public static List<UserId> userIds(@Nullable String spaced) {
    return spaced == null || spaced.isEmpty()
        ? List.of()
        : Arrays.stream(spaced.split(" ")).map(UserId::new).toList();
  }

  /** Returns ids as {@link #userIds} reads them; empty for nobody. */
  public static String spaced(List<UserId> users) {
    return users.stream().map(UserId::value).collect(Collectors.joining(" "));
  }

  public static Room room(ResultSet row, int first) throws SQLException {
    return new Room(
        new RoomId(row.getString(first)),
        RoomKind.valueOf(row.getString(first + 1).toUpperCase(Locale.ROOT)),
        text(row, first + 2),
        row.getString(first + 3),
        row.getInt(first + 4) != 0,
        row.getLong(first + 5),
        row.getLong(first + 6),
        time(row, first + 7),
        Posters.valueOf(row.getString(first + 8).toUpperCase(Locale.ROOT)));
  }

  public static MemberRole memberRole(ResultSet row, int column) throws SQLException {
    return MemberRole.valueOf(row.getString(column).toUpperCase(Locale.ROOT));
  }

  public static UserRef userRef(ResultSet row, int first) throws SQLException {
    return new UserRef(
        new UserId(row.getString(first)), row.getString(first + 1), row.getString(first + 2));
  }

  public static Profile profile(ResultSet row, int first) throws SQLException {
    return new Profile(
        userRef(row, first),
        row.getString(first + 3),
        timeOrNull(row, first + 4),
        row.getString(first + 5),
        row.getString(first + 6),
        row.getString(first + 7));
  }

  public static RoomArrangement arrangement(ResultSet row, int first) throws SQLException {
    return new RoomArrangement(
        NotifyLevel.valueOf(row.getString(first).toUpperCase(Locale.ROOT)),
        row.getInt(first + 1) != 0,
        row.getString(first + 2));
  }

  /** Returns when the last message of {@code room r} was written: an expression, maybe null. */
  public static String lastAt(Dialect dialect) {
    return "(SELECT e.at FROM "
        + dialect.messages()
        + " WHERE e.room = r.no AND e.type = 1 ORDER BY e.seq DESC LIMIT 1)";
  }

  public static User user(ResultSet row, int first) throws SQLException {
    return new User(
        new UserId(row.getString(first)),
        row.getString(first + 1),
        row.getString(first + 2),
        roles(row.getString(first + 3)));
  }

  public static String roles(Set<Role> roles) {
    return roles.stream().map(Role::wireName).sorted().collect(Collectors.joining(" "));
  }

  private static Set<Role> roles(String spaced) {
    return Arrays.stream(spaced.split(" "))
        .filter(name -> !name.isEmpty())
        .map(name -> Role.valueOf(name.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }

  public static @Nullable SignInSession session(SqlSession session, TokenHash hash)
      throws SQLException {
    try (ResultSet row = session.with(SESSION).text(hash.hex()).query()) {
      return row.next()
          ? new SignInSession(
              new TokenHash(row.getString(1)),
              new UserId(row.getString(2)),
              time(row, 3),
              time(row, 4),
              time(row, 5))
          : null;
    }
  }

  /** Returns some texts as a JSON array, for {@link Dialect#isAmong}. */
  public static String jsonArray(Collection<String> texts) {
    return texts.stream()
        .map(text -> new String(JsonStringEncoder.getInstance().quoteAsString(text)))
        .collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }
}
