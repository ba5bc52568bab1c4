package org.hiroba.feature.reaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.emoji.Emoji;
import org.hiroba.jdbc.sql.Params;
import org.hiroba.jdbc.write.RoomRow;
import org.hiroba.jdbc.write.WriteContext;
import org.hiroba.log.Reaction;
import org.hiroba.room.RoomId;

/**
 * Gathers a batch's reactions, so that one that goes on and off again is written once, and counts
 * the people of each kind. Belongs to the writer's thread and one transaction, which holds the
 * room's lock: nobody else changes these rows meanwhile.
 */
final class JdbcReactions implements ReactionsNow {
  private static final String REACTION =
      "SELECT 1 FROM reaction WHERE room = ? AND target = ? AND emoji = ? AND account = ?";
  private static final String UNREACT =
      "DELETE FROM reaction WHERE room = ? AND target = ? AND emoji = ? AND account = ?";
  private static final String REACT =
      "INSERT INTO reaction (room, target, emoji, account, seq) VALUES (?, ?, ?, ?, ?)";
  private static final String UNREACT_ALL = "DELETE FROM reaction WHERE room = ? AND target = ?";

  private static final String KINDS =
      "SELECT emoji, since, people FROM reaction_kind WHERE room = ? AND target = ?";
  private static final String DROP_KIND =
      "DELETE FROM reaction_kind WHERE room = ? AND target = ? AND emoji = ?";
  private static final String ADD_KIND =
      "INSERT INTO reaction_kind (room, target, emoji, since, people) VALUES (?, ?, ?, ?, ?)";
  private static final String DROP_KINDS =
      "DELETE FROM reaction_kind WHERE room = ? AND target = ?";

  private final WriteContext in;
  private final Map<Key, Boolean> known = new HashMap<>();
  private final Map<Key, Long> waiting = new LinkedHashMap<>();
  private final Map<MessageKey, Map<String, Kind>> kinds = new HashMap<>();
  private final Set<KindKey> changed = new LinkedHashSet<>();

  private record MessageKey(long room, long target) {}

  /** Names a kind; the emoji without variation selectors. */
  private record KindKey(MessageKey message, String emoji) {}

  /** Names the one row of a reaction. */
  private record Key(KindKey kind, long account) {}

  /** How many people gave a kind, and the event with which it came. */
  private record Kind(long since, long people) {}

  JdbcReactions(WriteContext in) {
    this.in = in;
    in.pending().add(this::gather);
  }

  @Override
  public boolean isOn(RoomId room, long target, UserId user, String emoji) {
    return in.ask(
        "find a reaction",
        () -> isOn(key(in.state().roomNumber(room), target, emoji, in.numberOrNone(user))));
  }

  private boolean isOn(Key key) throws SQLException {
    Boolean ours = known.get(key);
    if (ours != null) {
      return ours;
    }
    try (ResultSet row = params(in.session().with(REACTION), key).query()) {
      boolean on = row.next();
      known.put(key, on);
      return on;
    }
  }

  @Override
  public boolean mayTake(RoomId room, long target, String emoji) {
    return in.ask(
        "count the kinds of reactions",
        () -> {
          Map<String, Kind> there = kinds(new MessageKey(in.state().roomNumber(room), target));
          return there.size() < Reaction.MAX_KINDS || there.containsKey(Emoji.key(emoji));
        });
  }

  /** Returns the kinds on a message, read before the first change of this transaction to them. */
  private Map<String, Kind> kinds(MessageKey message) throws SQLException {
    Map<String, Kind> there = kinds.get(message);
    if (there == null) {
      there = new HashMap<>();
      try (ResultSet row =
          in.session().with(KINDS).number(message.room()).number(message.target()).query()) {
        while (row.next()) {
          there.put(row.getString(1), new Kind(row.getLong(2), row.getLong(3)));
        }
      }
      kinds.put(message, there);
    }
    return there;
  }

  void reacted(RoomRow room, Reacted event) throws SQLException {
    Key key = key(room.number(), event.target(), event.emoji(), in.number(event.by()));
    if (isOn(key) == event.on()) {
      return;
    }
    known.put(key, event.on());
    waiting.put(key, event.on() ? event.seq() : 0);
    KindKey kind = key.kind();
    Map<String, Kind> there = kinds(kind.message());
    Kind before = there.getOrDefault(kind.emoji(), new Kind(event.seq(), 0));
    long people = before.people() + (event.on() ? 1 : -1);
    if (people > 0) {
      there.put(kind.emoji(), new Kind(before.since(), people));
    } else {
      there.remove(kind.emoji());
    }
    changed.add(kind);
  }

  /** A deleted message loses all reactions; what waited was flushed before. */
  void deleted(RoomRow room, long target) throws SQLException {
    in.pending().flush();
    for (String sql : new String[] {UNREACT_ALL, DROP_KINDS}) {
      in.session().with(sql).number(room.number()).number(target).update();
    }
    MessageKey message = new MessageKey(room.number(), target);
    known.keySet().removeIf(key -> key.kind().message().equals(message));
    kinds.remove(message);
  }

  private void gather() throws SQLException {
    for (Map.Entry<Key, Long> entry : waiting.entrySet()) {
      params(in.pending().batch(UNREACT), entry.getKey()).addBatch();
      if (entry.getValue() != 0) {
        params(in.pending().batch(REACT), entry.getKey()).number(entry.getValue()).addBatch();
      }
    }
    waiting.clear();
    for (KindKey kind : changed) {
      params(in.pending().batch(DROP_KIND), kind).addBatch();
      Kind now = kinds(kind.message()).get(kind.emoji());
      if (now != null) {
        params(in.pending().batch(ADD_KIND), kind)
            .number(now.since())
            .number(now.people())
            .addBatch();
      }
    }
    changed.clear();
  }

  private static Key key(long room, long target, String emoji, long account) {
    return new Key(new KindKey(new MessageKey(room, target), Emoji.key(emoji)), account);
  }

  private static Params params(Params statement, KindKey key) throws SQLException {
    return statement.number(key.message().room()).number(key.message().target()).text(key.emoji());
  }

  private static Params params(Params statement, Key key) throws SQLException {
    return params(statement, key.kind()).number(key.account());
  }
}
