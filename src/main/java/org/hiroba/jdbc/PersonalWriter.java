package org.hiroba.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.Profile;
import org.hiroba.account.Role;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.jdbc.PendingWrites.MemberKey;
import org.hiroba.room.Membership;
import org.hiroba.room.NotifyLevel;
import org.hiroba.room.RoomId;

/**
 * Writes what belongs to one person and makes no event, and looks pins up. Belongs to the writer's
 * thread.
 */
final class PersonalWriter {
  private static final String PINNED = "SELECT 1 FROM pin WHERE room = ? AND seq = ?";
  private static final String PINS = "SELECT COUNT(*) FROM pin WHERE room = ?";
  private static final String NOTIFY =
      "UPDATE membership SET notify = ? WHERE room = ? AND account = ?";
  private static final String MARK =
      "UPDATE membership SET read_up_to = ? WHERE room = ? AND account = ?";
  private static final String SAVE =
      "INSERT INTO saved (account, room, seq, saved_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String UNSAVE =
      "DELETE FROM saved WHERE account = ? AND room = ? AND seq = ?";
  private static final String PROFILE =
      "SELECT id, name, display_name, status FROM account WHERE id = ?";
  private static final String SET_PROFILE =
      "UPDATE account SET display_name = ?, search_key = ?, status = ? WHERE id = ?";
  private static final String SET_ROLES = "UPDATE account SET roles = ? WHERE id = ?";

  private final SqlSession session;
  private final AccountNumbers numbers;
  private final PendingWrites pending;
  private final BatchState state;

  PersonalWriter(
      SqlSession session, AccountNumbers numbers, PendingWrites pending, BatchState state) {
    this.session = session;
    this.numbers = numbers;
    this.pending = pending;
    this.state = state;
  }

  boolean isPinned(RoomId id, long target) throws SQLException {
    Optional<RoomRow> room = state.room(id);
    if (room.isEmpty()) {
      return false;
    }
    try (ResultSet row = session.with(PINNED).number(room.get().number).number(target).query()) {
      return row.next();
    }
  }

  int pinCount(RoomId id) throws SQLException {
    Optional<RoomRow> room = state.room(id);
    if (room.isEmpty()) {
      return 0;
    }
    try (ResultSet row = session.with(PINS).number(room.get().number).query()) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  void setNotify(RoomId id, UserId user, NotifyLevel level) throws SQLException {
    session
        .with(NOTIFY)
        .text(level.wireName())
        .number(state.existingRoom(id).number)
        .number(numbers.of(session, user))
        .update();
  }

  Optional<Long> moveReadMark(RoomId id, UserId user, long seq) throws SQLException {
    Optional<Membership> found = state.membership(id, user);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    RoomRow room = state.existingRoom(id);
    long mark = Math.max(0, Math.min(seq, room.room().head()));
    MemberKey key = new MemberKey(room.number, numbers.of(session, user));
    // What the batch raised before must not be written after this.
    pending.flush();
    session.with(MARK).number(mark).number(key.room()).number(key.account()).update();
    Membership member = found.get();
    state.members.put(
        key, Optional.of(new Membership(id, user, member.role(), mark, member.joinedAt())));
    return Optional.of(mark);
  }

  void save(RoomId id, long seq, UserId user, Instant at) throws SQLException {
    session
        .with(SAVE)
        .number(numbers.of(session, user))
        .number(state.existingRoom(id).number)
        .number(seq)
        .time(at)
        .update();
  }

  void unsave(RoomId id, long seq, UserId user) throws SQLException {
    session
        .with(UNSAVE)
        .number(numbers.of(session, user))
        .number(state.existingRoom(id).number)
        .number(seq)
        .update();
  }

  Optional<Profile> profile(UserId user) throws SQLException {
    try (ResultSet row = session.with(PROFILE).text(user.value()).query()) {
      return row.next()
          ? Optional.of(new Profile(Columns.userRef(row, 1), row.getString(4)))
          : Optional.empty();
    }
  }

  void setProfile(Profile profile) throws SQLException {
    UserRef user = profile.user();
    session
        .with(SET_PROFILE)
        .text(user.displayName())
        .text(RoomWriter.searchKey(user.name(), user.displayName()))
        .text(profile.status())
        .text(user.id().value())
        .update();
  }

  void setRoles(UserId user, Set<Role> roles) throws SQLException {
    session.with(SET_ROLES).text(Columns.roles(roles)).text(user.value()).update();
  }
}
