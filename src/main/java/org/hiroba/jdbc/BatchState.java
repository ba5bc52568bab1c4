package org.hiroba.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.PendingWrites.MemberKey;
import org.hiroba.jdbc.PendingWrites.ReactionKey;
import org.hiroba.log.CommandKey;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.MessageState;
import org.hiroba.room.Membership;
import org.hiroba.room.RoomId;

/**
 * Holds what a batch has read and written, so that it is asked for once and its reads see its own
 * writes before they are sent. Belongs to the writer's thread.
 */
final class BatchState {
  private static final String ROOM = "SELECT " + Columns.ROOM + ", r.no FROM room r WHERE r.id = ?";
  private static final String COMMAND =
      "SELECT c.fingerprint, r.id, c.seq, c.at FROM command c JOIN room r ON r.no = c.room"
          + " WHERE c.author = ? AND c.client_id = ?";
  private static final String MEMBERSHIP =
      "SELECT role, read_up_to, joined_at FROM membership WHERE room = ? AND account = ?";
  private static final String MESSAGE =
      "SELECT a.id, COALESCE(e.current_text, e.text), e.deleted FROM event e"
          + " JOIN account a ON a.no = e.author WHERE e.room = ? AND e.seq = ? AND e.type = 1";
  private static final String REACTION =
      "SELECT 1 FROM reaction WHERE room = ? AND target = ? AND emoji = ? AND account = ?";

  private final SqlSession session;
  private final AccountNumbers numbers;
  private final PendingWrites pending;
  private final String lockRoom;
  private final Preload preload;
  final Map<RoomId, Optional<RoomRow>> rooms = new HashMap<>();
  final Map<CommandKey, Optional<CommandRecord>> commands = new HashMap<>();
  final Map<MemberKey, Optional<Membership>> members = new HashMap<>();
  private final Map<MessageKey, MessageState> messages = new HashMap<>();
  private final Map<ReactionKey, Boolean> reactions = new HashMap<>();

  private record MessageKey(long room, long seq) {}

  BatchState(SqlSession session, Dialect dialect, AccountNumbers numbers, PendingWrites pending) {
    this.session = session;
    this.numbers = numbers;
    this.pending = pending;
    this.lockRoom = ROOM + dialect.forUpdate();
    this.preload = dialect == Dialect.POSTGRESQL ? new PostgresPreload(this) : Preload.NONE;
  }

  /** Locks and looks up what the batch is known to need. */
  void prepare(Set<CommandKey> keys, SortedSet<RoomId> ids) throws SQLException {
    preload.load(session, keys, ids);
  }

  Optional<RoomRow> room(RoomId id) throws SQLException {
    Optional<RoomRow> known = rooms.get(id);
    if (known == null) {
      try (ResultSet row = session.with(lockRoom).text(id.value()).query()) {
        known =
            row.next()
                ? Optional.of(new RoomRow(row.getLong(9), Columns.room(row, 1)))
                : Optional.empty();
      }
      rooms.put(id, known);
    }
    return known;
  }

  RoomRow existingRoom(RoomId id) throws SQLException {
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

  static CommandRecord command(CommandKey key, ResultSet row) throws SQLException {
    return new CommandRecord(
        key,
        row.getLong(1),
        new RoomId(row.getString(2)),
        Columns.numberOrNull(row, 3),
        Columns.timeOrNull(row, 4));
  }

  void recordCommand(CommandRecord command) throws SQLException {
    pending
        .command()
        .number(numbers.of(session, command.key().user()))
        .text(command.key().clientId())
        .number(command.fingerprint())
        .number(existingRoom(command.room()).number)
        .numberOrNull(command.seq())
        .time(command.at())
        .addBatch();
    commands.put(command.key(), Optional.of(command));
  }

  Optional<Membership> membership(RoomId id, UserId user) throws SQLException {
    Optional<RoomRow> room = room(id);
    if (room.isEmpty()) {
      return Optional.empty();
    }
    MemberKey key = new MemberKey(room.get().number, numbers.find(session, user));
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

  Optional<Long> advanceReadMark(RoomId id, UserId user, long seq) throws SQLException {
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
    MemberKey key = new MemberKey(room.number, numbers.of(session, user));
    members.put(key, Optional.of(new Membership(id, user, member.role(), mark, member.joinedAt())));
    pending.readMark(key, mark);
    return Optional.of(mark);
  }

  /** Makes the next question about any membership ask the database. */
  void forgetMembers() throws SQLException {
    pending.flush();
    members.clear();
  }

  Optional<MessageState> message(RoomId id, long seq) throws SQLException {
    Optional<RoomRow> room = room(id);
    if (room.isEmpty()) {
      return Optional.empty();
    }
    MessageState ours = messages.get(new MessageKey(room.get().number, seq));
    if (ours != null) {
      return Optional.of(ours);
    }
    try (ResultSet row = session.with(MESSAGE).number(room.get().number).number(seq).query()) {
      return row.next()
          ? Optional.of(
              new MessageState(
                  seq, new UserId(row.getString(1)), row.getString(2), row.getInt(3) != 0))
          : Optional.empty();
    }
  }

  void message(RoomRow room, MessageState state) {
    messages.put(new MessageKey(room.number, state.seq()), state);
  }

  boolean hasReaction(RoomId id, long target, UserId user, String emoji) throws SQLException {
    Optional<RoomRow> room = room(id);
    if (room.isEmpty()) {
      return false;
    }
    ReactionKey key =
        new ReactionKey(room.get().number, target, emoji, numbers.find(session, user));
    Boolean ours = reactions.get(key);
    if (ours != null) {
      return ours;
    }
    try (ResultSet row =
        session
            .with(REACTION)
            .number(key.room())
            .number(target)
            .text(emoji)
            .number(key.account())
            .query()) {
      return row.next();
    }
  }

  void reaction(ReactionKey key, boolean on, long seq) {
    reactions.put(key, on);
    pending.reaction(key, on ? seq : 0);
  }

  /** Makes the next question about a message's reactions ask the database. */
  void forgetReactions(long room, long target) {
    reactions.keySet().removeIf(key -> key.room() == room && key.target() == target);
  }
}
