package org.hiroba.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Gathers the writes of one transaction, so that each kind goes to the database in one batch.
 * Belongs to the writer's thread.
 */
final class PendingWrites {
  private static final String EVENT =
      "INSERT INTO event (room, seq, type, at, message_no, author, subject, target, flag, label,"
          + " text, mentions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String EDIT =
      "UPDATE event SET current_text = ?, edited_at = ? WHERE room = ? AND seq = ? AND type = 1";
  private static final String MENTION =
      "INSERT INTO mention (account, room, seq, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String UNREACT =
      "DELETE FROM reaction WHERE room = ? AND target = ? AND emoji = ? AND account = ?";
  private static final String REACT =
      "INSERT INTO reaction (room, target, emoji, account, seq) VALUES (?, ?, ?, ?, ?)";
  private static final String COMMAND =
      "INSERT INTO command (author, client_id, fingerprint, room, seq, at)"
          + " VALUES (?, ?, ?, ?, ?, ?)";
  private static final String READ_MARK =
      "UPDATE membership SET read_up_to = ? WHERE room = ? AND account = ? AND read_up_to < ?";
  private static final String HEAD = "UPDATE room SET head = ?, message_count = ? WHERE no = ?";

  /** Names the one row of a reaction. */
  record ReactionKey(long room, long target, String emoji, long account) {}

  /** Names the one row of a membership. */
  record MemberKey(long room, long account) {}

  private final SqlSession session;
  private final Set<PreparedStatement> batched = new LinkedHashSet<>();
  private final Map<ReactionKey, Long> reactions = new LinkedHashMap<>();
  private final Map<MemberKey, Long> readMarks = new LinkedHashMap<>();
  private final Set<RoomRow> rooms = new LinkedHashSet<>();

  PendingWrites(SqlSession session) {
    this.session = session;
  }

  private Params batch(String sql) throws SQLException {
    PreparedStatement statement = session.prepare(sql);
    batched.add(statement);
    return new Params(statement);
  }

  /** Returns an event's insert, to be given its twelve values. */
  Params event() throws SQLException {
    return batch(EVENT);
  }

  Params edit() throws SQLException {
    return batch(EDIT);
  }

  Params mention() throws SQLException {
    return batch(MENTION);
  }

  Params command() throws SQLException {
    return batch(COMMAND);
  }

  /** Puts a reaction there under an event's seq, or takes it away when seq is 0. */
  void reaction(ReactionKey key, long seq) {
    reactions.put(key, seq);
  }

  void readMark(MemberKey key, long seq) {
    readMarks.put(key, seq);
  }

  void head(RoomRow room) {
    rooms.add(room);
  }

  /** Sends everything to the database, where the transaction's queries see it. */
  void flush() throws SQLException {
    // Events come before edits of them: statements go in the order in which they were first used,
    // and only messages that are there can be edited.
    for (PreparedStatement statement : batched) {
      statement.executeBatch();
    }
    batched.clear();
    flushReactions();
    flushReadMarks();
    flushHeads();
  }

  private void flushReactions() throws SQLException {
    if (reactions.isEmpty()) {
      return;
    }
    boolean any = false;
    for (Map.Entry<ReactionKey, Long> entry : reactions.entrySet()) {
      ReactionKey key = entry.getKey();
      reaction(UNREACT, key).addBatch();
      if (entry.getValue() != 0) {
        reaction(REACT, key).number(entry.getValue()).addBatch();
        any = true;
      }
    }
    session.prepare(UNREACT).executeBatch();
    if (any) {
      session.prepare(REACT).executeBatch();
    }
    reactions.clear();
  }

  private Params reaction(String sql, ReactionKey key) throws SQLException {
    return session
        .with(sql)
        .number(key.room())
        .number(key.target())
        .text(key.emoji())
        .number(key.account());
  }

  private void flushReadMarks() throws SQLException {
    if (readMarks.isEmpty()) {
      return;
    }
    for (Map.Entry<MemberKey, Long> mark : readMarks.entrySet()) {
      session
          .with(READ_MARK)
          .number(mark.getValue())
          .number(mark.getKey().room())
          .number(mark.getKey().account())
          .number(mark.getValue())
          .addBatch();
    }
    session.prepare(READ_MARK).executeBatch();
    readMarks.clear();
  }

  private void flushHeads() throws SQLException {
    if (rooms.isEmpty()) {
      return;
    }
    for (RoomRow row : rooms) {
      session
          .with(HEAD)
          .number(row.room().head())
          .number(row.room().messageCount())
          .number(row.number)
          .addBatch();
    }
    session.prepare(HEAD).executeBatch();
    rooms.clear();
  }

  /** Drops what was not flushed, so that the next transaction does not send it. */
  void drop() throws SQLException {
    for (String sql :
        new String[] {EVENT, EDIT, MENTION, COMMAND, UNREACT, REACT, READ_MARK, HEAD}) {
      session.prepare(sql).clearBatch();
    }
  }
}
