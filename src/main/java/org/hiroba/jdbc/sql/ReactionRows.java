package org.hiroba.jdbc.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hiroba.account.UserId;
import org.hiroba.emoji.Emoji;
import org.hiroba.log.Reaction;
import org.hiroba.log.WireLength;

/**
 * Reads the reactions on the messages of one page. How much it reads hangs on the page and not on
 * how many people gave a reaction: {@code reaction_kind} has few rows a message and counts, and of
 * {@code reaction} the first ones alone are looked at, by their index. Immutable.
 */
final class ReactionRows {
  private static final String KINDS =
      "SELECT target, emoji, people FROM reaction_kind"
          + " WHERE room = ? AND target BETWEEN ? AND ? ORDER BY target, since";

  /** The plus sign keeps SQLite from taking the range of the kinds for one of the reactions. */
  private static final String OF_A_KIND =
      " FROM reaction_kind k JOIN reaction r"
          + " ON r.room = k.room AND r.target = +k.target AND r.emoji = k.emoji";

  private static final String FIRST =
      " FROM reaction x WHERE x.room = k.room AND x.target = k.target AND x.emoji = k.emoji"
          + " ORDER BY x.seq LIMIT "
          + Reaction.MAX_PEOPLE;

  private static final String MINE =
      "SELECT k.target, k.emoji"
          + OF_A_KIND
          + " AND r.account = (SELECT no FROM account WHERE id = ?)"
          + " WHERE k.room = ? AND k.target BETWEEN ? AND ? AND k.people > "
          + Reaction.MAX_PEOPLE
          + " ORDER BY k.target, k.since";

  private final String people;

  ReactionRows(Dialect dialect) {
    // Each database looks at the first people of a kind only when it is told so in its own way.
    String first =
        dialect.joinsLaterally()
            ? " FROM reaction_kind k CROSS JOIN LATERAL (SELECT x.account, x.seq" + FIRST + ") r"
            : OF_A_KIND + " AND r.account IN (SELECT x.account" + FIRST + ")";
    people =
        "SELECT k.target, k.emoji, a.id"
            + first
            + " JOIN account a ON a.no = r.account"
            + " WHERE k.room = ? AND k.target BETWEEN ? AND ? ORDER BY k.target, k.since, r.seq";
  }

  /**
   * A kind as its row has it.
   *
   * @param key the emoji without variation selectors
   */
  record Kind(String key, int count) {
    /** Returns the bytes that it takes on the wire, or a few more. */
    int bytes() {
      return WireLength.ofReaction(Emoji.shown(key), count);
    }

    /** Tells whether more people gave it than are told. */
    boolean isCut() {
      return count > Reaction.MAX_PEOPLE;
    }
  }

  /**
   * Returns the kinds of reactions on the messages between two, in the order in which they came.
   */
  static Map<Long, List<Kind>> kinds(SqlSession session, long room, long first, long last)
      throws SQLException {
    Map<Long, List<Kind>> kinds = new HashMap<>();
    try (ResultSet row = session.with(KINDS).number(room).number(first).number(last).query()) {
      while (row.next()) {
        List<Kind> ofMessage = kinds.computeIfAbsent(row.getLong(1), seq -> new ArrayList<>());
        if (ofMessage.size() < Reaction.MAX_KINDS) {
          ofMessage.add(new Kind(row.getString(2), row.getInt(3)));
        }
      }
    }
    return kinds;
  }

  /** Returns the first people of each kind on the messages between two. */
  Map<Long, Map<String, List<UserId>>> people(SqlSession session, long room, long first, long last)
      throws SQLException {
    Map<Long, Map<String, List<UserId>>> found = new HashMap<>();
    try (ResultSet row = session.with(people).number(room).number(first).number(last).query()) {
      while (row.next()) {
        found
            .computeIfAbsent(row.getLong(1), seq -> new HashMap<>())
            .computeIfAbsent(row.getString(2), key -> new ArrayList<>())
            .add(new UserId(row.getString(3)));
      }
    }
    return found;
  }

  /** Returns what somebody gave, by message, of those kinds that more people gave than are told. */
  static Map<Long, List<String>> mine(
      SqlSession session, UserId reader, long room, long first, long last) throws SQLException {
    Map<Long, List<String>> mine = new HashMap<>();
    try (ResultSet row =
        session.with(MINE).text(reader.value()).number(room).number(first).number(last).query()) {
      while (row.next()) {
        mine.computeIfAbsent(row.getLong(1), seq -> new ArrayList<>())
            .add(Emoji.shown(row.getString(2)));
      }
    }
    return mine;
  }

  /** Puts kinds and people together. */
  static List<Reaction> reactions(List<Kind> kinds, Map<String, List<UserId>> people) {
    return kinds.stream()
        .map(
            kind ->
                new Reaction(
                    Emoji.shown(kind.key()),
                    kind.count(),
                    people.getOrDefault(kind.key(), List.of())))
        .toList();
  }
}
