package org.hiroba.feature.reaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Params;
import org.hiroba.jdbc.write.RoomRow;
import org.hiroba.jdbc.write.WriteContext;
import org.hiroba.room.RoomId;

/**
 * Gathers a batch's reactions, so that one that goes on and off again is written once. Belongs to
 * the writer's thread and one transaction.
 */
final class JdbcReactions implements ReactionsNow {
  private static final String REACTION =
      "SELECT 1 FROM reaction WHERE room = ? AND target = ? AND emoji = ? AND account = ?";
  private static final String UNREACT =
      "DELETE FROM reaction WHERE room = ? AND target = ? AND emoji = ? AND account = ?";
  private static final String REACT =
      "INSERT INTO reaction (room, target, emoji, account, seq) VALUES (?, ?, ?, ?, ?)";
  private static final String UNREACT_ALL = "DELETE FROM reaction WHERE room = ? AND target = ?";

  private final WriteContext in;
  private final Map<Key, Boolean> known = new HashMap<>();
  private final Map<Key, Long> waiting = new LinkedHashMap<>();

  /** Names the one row of a reaction. */
  private record Key(long room, long target, String emoji, long account) {}

  JdbcReactions(WriteContext in) {
    this.in = in;
    in.pending().add(this::gather);
  }

  @Override
  public boolean isOn(RoomId room, long target, UserId user, String emoji) {
    return in.ask(
        "find a reaction",
        () -> {
          Key key = new Key(in.state().roomNumber(room), target, emoji, in.numberOrNone(user));
          Boolean ours = known.get(key);
          if (ours != null) {
            return ours;
          }
          try (ResultSet row = params(in.session().with(REACTION), key).query()) {
            return row.next();
          }
        });
  }

  void reacted(RoomRow room, Reacted event) throws SQLException {
    Key key = new Key(room.number(), event.target(), event.emoji(), in.number(event.by()));
    known.put(key, event.on());
    waiting.put(key, event.on() ? event.seq() : 0);
  }

  /** A deleted message loses all reactions; what waited was flushed before. */
  void deleted(RoomRow room, long target) throws SQLException {
    in.pending().flush();
    in.session().with(UNREACT_ALL).number(room.number()).number(target).update();
    known.keySet().removeIf(key -> key.room() == room.number() && key.target() == target);
  }

  private void gather() throws SQLException {
    for (Map.Entry<Key, Long> entry : waiting.entrySet()) {
      params(in.pending().batch(UNREACT), entry.getKey()).addBatch();
      if (entry.getValue() != 0) {
        params(in.pending().batch(REACT), entry.getKey()).number(entry.getValue()).addBatch();
      }
    }
    waiting.clear();
  }

  private static Params params(Params statement, Key key) throws SQLException {
    return statement
        .number(key.room())
        .number(key.target())
        .text(key.emoji())
        .number(key.account());
  }
}
