package org.hiroba.jdbc.write;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hiroba.jdbc.sql.Params;
import org.hiroba.jdbc.sql.SqlSession;

/**
 * Gathers the writes of one transaction, so that each kind goes to the database in one batch.
 * Belongs to the writer's thread.
 */
public final class PendingWrites {
  private static final String READ_MARK =
      "UPDATE membership SET read_up_to = ? WHERE room = ? AND account = ? AND read_up_to < ?";
  private static final String HEAD = "UPDATE room SET head = ?, message_count = ? WHERE no = ?";

  /** Names the one row of a membership. */
  public record MemberKey(long room, long account) {}

  /** Sends what a feature has gathered by itself. */
  @FunctionalInterface
  public interface Part {
    /** Sends it by {@link #batch}, or does nothing when there is nothing. */
    void gather() throws SQLException;
  }

  private final SqlSession session;
  private final Set<PreparedStatement> batched = new LinkedHashSet<>();
  private final Set<PreparedStatement> everBatched = new LinkedHashSet<>();
  private final List<Part> parts = new ArrayList<>();
  private final Map<MemberKey, Long> readMarks =
      new TreeMap<>(
          Comparator.comparingLong(MemberKey::room).thenComparingLong(MemberKey::account));
  private final Set<RoomRow> rooms = new LinkedHashSet<>();

  PendingWrites(SqlSession session) {
    this.session = session;
  }

  /**
   * Returns a statement to be given its values and added to its batch. Statements go in the order
   * in which they were first used: what others need must be used first.
   */
  public Params batch(String sql) throws SQLException {
    PreparedStatement statement = session.prepare(sql);
    batched.add(statement);
    everBatched.add(statement);
    return new Params(statement);
  }

  /** Adds what is gathered elsewhere and sent behind everything that {@link #batch} has. */
  public void add(Part part) {
    parts.add(part);
  }

  /** Raises a read mark, never lowers it. */
  public void readMark(MemberKey key, long seq) {
    readMarks.merge(key, seq, Math::max);
  }

  void head(RoomRow room) {
    rooms.add(room);
  }

  /** Sends everything to the database, where the transaction's queries see it. */
  public void flush() throws SQLException {
    // Events come before edits of them: only messages that are there can be edited.
    send();
    for (Part part : parts) {
      part.gather();
    }
    for (Map.Entry<MemberKey, Long> mark : readMarks.entrySet()) {
      batch(READ_MARK)
          .number(mark.getValue())
          .number(mark.getKey().room())
          .number(mark.getKey().account())
          .number(mark.getValue())
          .addBatch();
    }
    readMarks.clear();
    for (RoomRow row : rooms) {
      batch(HEAD)
          .number(row.room().head())
          .number(row.room().messageCount())
          .number(row.number())
          .addBatch();
    }
    rooms.clear();
    send();
  }

  private void send() throws SQLException {
    for (PreparedStatement statement : batched) {
      statement.executeBatch();
    }
    batched.clear();
  }

  /** Drops what was not flushed, so that the next transaction does not send it. */
  void drop() throws SQLException {
    for (PreparedStatement statement : everBatched) {
      statement.clearBatch();
    }
  }
}
