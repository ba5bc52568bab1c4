package org.hiroba.feature.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.write.PendingWrites.MemberKey;
import org.hiroba.jdbc.write.WriteContext;
import org.hiroba.room.Membership;
import org.hiroba.room.NotifyLevel;
import org.hiroba.room.RoomArrangement;
import org.hiroba.room.RoomId;

/** Writes read marks and notification levels to the table of memberships. For one transaction. */
final class JdbcReading implements ReadingWrites {
  private static final String PLACE =
      "SELECT r.no, r.head, m.read_up_to FROM room r JOIN membership m ON m.room = r.no"
          + " WHERE r.id = ? AND m.account = ?";
  private static final String NOTIFY =
      "UPDATE membership SET notify = ? WHERE room = ? AND account = ?";
  private static final String ARRANGEMENT =
      "SELECT " + Columns.ARRANGEMENT + " FROM membership m WHERE m.room = ? AND m.account = ?";
  private static final String ARRANGE =
      "UPDATE membership SET notify = ?, favourite = ?, section = ?"
          + " WHERE room = ? AND account = ?";
  private static final String SECTIONS =
      "SELECT DISTINCT section FROM membership WHERE account = ? AND section <> ''";
  private static final String MARK =
      "UPDATE membership SET read_up_to = ? WHERE room = ? AND account = ?";

  private final WriteContext in;

  JdbcReading(WriteContext in) {
    this.in = in;
  }

  @Override
  public Optional<Long> advance(RoomId room, UserId user, long seq) {
    return in.ask("move a read mark", () -> advanceNow(room, user, seq));
  }

  private Optional<Long> advanceNow(RoomId room, UserId user, long seq) throws SQLException {
    long account = in.numberOrNone(user);
    try (ResultSet row = in.session().with(PLACE).text(room.value()).number(account).query()) {
      if (!row.next()) {
        return Optional.empty();
      }
      long mark = Math.min(seq, row.getLong(2));
      if (mark <= row.getLong(3)) {
        return Optional.empty();
      }
      in.pending().readMark(new MemberKey(row.getLong(1), account), mark);
      return Optional.of(mark);
    }
  }

  @Override
  public Optional<Long> move(RoomId room, UserId user, long seq) {
    return in.ask("put a read mark", () -> moveNow(room, user, seq));
  }

  private Optional<Long> moveNow(RoomId room, UserId user, long seq) throws SQLException {
    Optional<Membership> found = in.state().membership(room, user);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    long head = in.state().existingRoom(room).room().head();
    long mark = Math.max(0, Math.min(seq, head));
    MemberKey key = new MemberKey(in.state().roomNumber(room), in.number(user));
    // What the batch raised before must not be written after this.
    in.pending().flush();
    in.session().with(MARK).number(mark).number(key.room()).number(key.account()).update();
    Membership member = found.get();
    in.state().member(key, new Membership(room, user, member.role(), mark, member.joinedAt()));
    return Optional.of(mark);
  }

  @Override
  public Optional<RoomArrangement> arrangement(RoomId room, UserId user) {
    return in.ask(
        "find how somebody keeps a room",
        () -> {
          try (ResultSet row =
              in.session()
                  .with(ARRANGEMENT)
                  .number(in.state().roomNumber(room))
                  .number(in.number(user))
                  .query()) {
            return row.next() ? Optional.of(Columns.arrangement(row, 1)) : Optional.empty();
          }
        });
  }

  @Override
  public void arrange(RoomId room, UserId user, RoomArrangement arrangement) {
    in.run(
        "arrange a room",
        () ->
            in.session()
                .with(ARRANGE)
                .text(arrangement.notifyLevel().wireName())
                .flag(arrangement.favourite())
                .text(arrangement.section())
                .number(in.state().roomNumber(room))
                .number(in.number(user))
                .update());
  }

  @Override
  public Set<String> sections(UserId user) {
    return in.ask(
        "list somebody's sections",
        () -> {
          Set<String> sections = new HashSet<>();
          try (ResultSet row = in.session().with(SECTIONS).number(in.number(user)).query()) {
            while (row.next()) {
              sections.add(row.getString(1));
            }
          }
          return sections;
        });
  }

  @Override
  public void setNotify(RoomId room, UserId user, NotifyLevel level) {
    in.run(
        "set a notification level",
        () ->
            in.session()
                .with(NOTIFY)
                .text(level.wireName())
                .number(in.state().roomNumber(room))
                .number(in.number(user))
                .update());
  }
}
