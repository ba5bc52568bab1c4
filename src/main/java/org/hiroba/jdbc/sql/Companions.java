package org.hiroba.jdbc.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;

/** Finds who shares a room with somebody: all the people of whom a guest knows. Immutable. */
public final class Companions {
  /** A condition with the number of an account for {@code ?}: account a is in a room they see. */
  private static final String SHARES =
      "EXISTS (SELECT 1 FROM membership mine JOIN membership theirs ON theirs.room = mine.room"
          + " JOIN room r ON r.no = mine.room WHERE theirs.account = a.no AND mine.account = ?"
          + " AND (r.kind <> 'direct' OR r.message_count > 0 OR mine.listed = 1))";

  private static final String NUMBER = "SELECT no FROM account WHERE id = ?";
  private static final String ONE = "SELECT 1 FROM account a WHERE a.id = ? AND " + SHARES;

  private final String list;

  /** Makes one that lists. */
  public Companions(Dialect dialect) {
    list =
        "SELECT a.id, a.name, a.display_name FROM account a WHERE a.name_key IS NOT NULL AND "
            + dialect.contains(SearchKeys.PERSON)
            + " AND a.state = 'active' AND a.name_key > ? AND (a.no = ? OR "
            + SHARES
            + ") ORDER BY a.name_key LIMIT ?";
  }

  /**
   * Lists active people who share a room with somebody, and themselves, by name.
   *
   * @param query folded, plain text; empty finds all
   * @param after the key of the name after which the page begins
   */
  public List<UserRef> list(SqlSession session, UserId user, String query, String after, int limit)
      throws SQLException {
    long number = number(session, user);
    List<UserRef> found = new ArrayList<>();
    try (ResultSet row =
        session
            .with(list)
            .text(query)
            .text(after)
            .number(number)
            .number(number)
            .number(limit)
            .query()) {
      while (row.next()) {
        found.add(Columns.userRef(row, 1));
      }
    }
    return found;
  }

  /** Returns those of some people who share a room with somebody. */
  public static Set<UserId> among(SqlSession session, UserId user, Collection<UserId> others)
      throws SQLException {
    Set<UserId> found = new HashSet<>();
    long number = number(session, user);
    for (UserId other : others) {
      try (ResultSet row = session.with(ONE).text(other.value()).number(number).query()) {
        if (row.next()) {
          found.add(other);
        }
      }
    }
    return found;
  }

  private static long number(SqlSession session, UserId user) throws SQLException {
    try (ResultSet row = session.with(NUMBER).text(user.value()).query()) {
      // No account has the other one.
      return row.next() ? row.getLong(1) : -1;
    }
  }
}
