package org.hiroba.jdbc.write;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.AccountNumbers;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.jdbc.write.PendingWrites.MemberKey;
import org.hiroba.log.CommandKey;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.MessageState;
import org.hiroba.room.Membership;
import org.hiroba.room.RoomId;

/**
 * Holds what a batch has read and written, so that it is asked for once and its reads see its own
 * writes before they are sent. Belongs to the writer's thread.
 */
public final class BatchState {
  private static final String ROOM = "SELECT " + Columns.ROOM + ", r.no FROM room r WHERE r.id = ?";
  private static final String COMMAND =
      "SELECT c.fingerprint, r.id, c.seq, c.at FROM command c JOIN room r ON r.no = c.room"
          + " WHERE c.author = ? AND c.client_id = ?";
  private static final String ADD_COMMAND =
      "INSERT INTO command (author, client_id, fingerprint, room, seq, at)"
          + " VALUES (?, ?, ?, ?, ?, ?)";
  private static final String ROOM_NUMBER = "SELECT no FROM room WHERE id = ?";
  private static final String MEMBERSHIP =
      "SELECT role, read_up_to, joined_at FROM membership WHERE room = ? AND account = ?";
  private static final String MESSAGE =
      "SELECT a.id, COALESCE(e.current_text, e.text), e.deleted FROM event e"
          + " JOIN account a ON a.no = e.author WHERE e.room = ? AND e.seq = ? AND e.type = 1";
  private final SqlSession session;
  private final AccountNumbers numbers;
  private final PendingWrites pending;
  private final String lockRoom;
  private final Map<RoomId, Optional<RoomRow>> rooms = new HashMap<>();
  private final Map<CommandKey, Optional<CommandRecord>> commands = new HashMap<>();
  private final Map<MemberKey, Optional<Membership>> members = new HashMap<>();
  private final Map<MessageKey, MessageState> messages = new HashMap<>();

  private record MessageKey(long room, long seq) {}

  BatchState(SqlSession session, String forUpdate, AccountNumbers numbers, PendingWrites pending) {
    this.session = session;
    this.numbers = numbers;
    this.pending = pending;
    this.lockRoom = ROOM + forUpdate;
  }

  /** Notes that a room is locked, and how it is; empty when there is none. */
  public void locked(RoomId id, Optional<RoomRow> room) {
    rooms.put(id, room);
  }

  /** Notes what was recorded of a command; empty when nothing was. */
  public void looked(CommandKey key, Optional<CommandRecord> command) {
    commands.put(key, command);
  }

  /** Finds a room and locks it until the commit. */
  public Optional<RoomRow> room(RoomId id) throws SQLException {
    Optional<RoomRow> known = rooms.get(id);
    if (known == null) {
      try (ResultSet row = session.with(lockRoom).text(id.value()).query()) {
        known =
            row.next()
                ? Optional.of(
                    new RoomRow(row.getLong(Columns.ROOM_COLUMNS + 1), Columns.room(row, 1)))
                : Optional.empty();
      }
      rooms.put(id, known);
    }
    return known;
  }

  /** Returns a room that must be there, and locks it until the commit. */
  public RoomRow existingRoom(RoomId id) throws SQLException {
    return room(id).orElseThrow(() -> new NoSuchElementException("no room " + id));
  }

  Optional<CommandRecord> findCommand(CommandKey key) throws SQLException {
    Optional<CommandRecord> known = commands.get(key);
    if (known == null) {
      long author = numbers.find(session, key.user());
      try (ResultSet row = session.with(COMMAND).number(author).text(key.clientId()).query()) {
        known = row.next() ? Optional.of(command(key, row)) : Optional.empty();
      }
      commands.put(key, known);
    }
    return known;
  }

  /** Reads a command: fingerprint, room, seq and time are the first columns. */
  public static CommandRecord command(CommandKey key, ResultSet row) throws SQLException {
    return new CommandRecord(
        key,
        row.getLong(1),
        new RoomId(row.getString(2)),
        Columns.numberOrNull(row, 3),
        Columns.timeOrNull(row, 4));
  }

  void recordCommand(CommandRecord command) throws SQLException {
    pending
        .batch(ADD_COMMAND)
        .number(numbers.of(session, command.key().user()))
        .text(command.key().clientId())
        .number(command.fingerprint())
        .number(existingRoom(command.room()).number())
        .numberOrNull(command.seq())
        .time(command.at())
        .addBatch();
    commands.put(command.key(), Optional.of(command));
  }

  /** Finds a membership. */
  public Optional<Membership> membership(RoomId id, UserId user) throws SQLException {
    Optional<RoomRow> room = room(id);
    if (room.isEmpty()) {
      return Optional.empty();
    }
    MemberKey key = new MemberKey(room.get().number(), numbers.find(session, user));
    Optional<Membership> known = members.get(key);
    if (known == null) {
      try (ResultSet row =
          session.with(MEMBERSHIP).number(key.room()).number(key.account()).query()) {
        known =
            row.next()
                ? Optional.of(
                    new Membership(
                        id, user, Columns.memberRole(row, 1), row.getLong(2), Columns.time(row, 3)))
                : Optional.empty();
      }
      members.put(key, known);
    }
    return known;
  }

  /**
   * Moves a read mark forward, clamped to the room's head; returns where it is, empty for no
   * member.
   */
  public Optional<Long> advanceReadMark(RoomId id, UserId user, long seq) throws SQLException {
    Optional<Membership> found = membership(id, user);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Membership member = found.get();
    RoomRow room = existingRoom(id);
    long mark = Math.min(seq, room.room().head());
    if (mark <= member.readUpTo()) {
      return Optional.of(member.readUpTo());
    }
    MemberKey key = new MemberKey(room.number(), numbers.of(session, user));
    members.put(key, Optional.of(new Membership(id, user, member.role(), mark, member.joinedAt())));
    pending.readMark(key, mark);
    return Optional.of(mark);
  }

  /** Notes a room that this batch made. */
  public void created(RoomRow room) {
    rooms.put(room.room().id(), Optional.of(room));
  }

  /** Notes how a membership is now. */
  public void member(MemberKey key, Membership membership) {
    members.put(key, Optional.of(membership));
  }

  /** Makes the next question about one membership ask the database. */
  public void forgetMember(MemberKey key) {
    members.remove(key);
  }

  /**
   * Returns the number of a room without locking it, for what belongs to one person alone.
   *
   * @throws NoSuchElementException there is no such room
   */
  public long roomNumber(RoomId id) throws SQLException {
    Optional<RoomRow> known = rooms.get(id);
    if (known != null && known.isPresent()) {
      return known.get().number();
    }
    try (ResultSet row = session.with(ROOM_NUMBER).text(id.value()).query()) {
      if (!row.next()) {
        throw new NoSuchElementException("no room " + id);
      }
      return row.getLong(1);
    }
  }

  /** Makes the next question about any membership ask the database. */
  public void forgetMembers() throws SQLException {
    pending.flush();
    members.clear();
  }

  /** Finds the state of a message. */
  public Optional<MessageState> message(RoomId id, long seq) throws SQLException {
    Optional<RoomRow> room = room(id);
    if (room.isEmpty()) {
      return Optional.empty();
    }
    MessageState ours = messages.get(new MessageKey(room.get().number(), seq));
    if (ours != null) {
      return Optional.of(ours);
    }
    try (ResultSet row = session.with(MESSAGE).number(room.get().number()).number(seq).query()) {
      return row.next()
          ? Optional.of(
              new MessageState(
                  seq, new UserId(row.getString(1)), row.getString(2), row.getInt(3) != 0))
          : Optional.empty();
    }
  }

  /** Notes the state of a message of this batch. */
  public void message(RoomRow room, MessageState state) {
    messages.put(new MessageKey(room.number(), state.seq()), state);
  }
}
