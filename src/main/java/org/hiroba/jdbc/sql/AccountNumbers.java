package org.hiroba.jdbc.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.hiroba.account.UserId;

/**
 * Remembers the numbers of accounts, which never change. Belongs to the writer's thread. Holds at
 * most 20,000; beyond that the one not used for longest goes.
 */
public final class AccountNumbers {
  /** The number that no account has. */
  public static final long NONE = 0;

  private static final int LIMIT = 20_000;
  private static final String NUMBER = "SELECT no FROM account WHERE id = ?";

  private final Map<UserId, Long> numbers =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UserId, Long> eldest) {
          return size() > LIMIT;
        }
      };

  /**
   * Returns an account's number.
   *
   * @throws NoSuchElementException there is no such account
   */
  public long of(SqlSession session, UserId user) throws SQLException {
    long number = find(session, user);
    if (number == NONE) {
      throw new NoSuchElementException("no account " + user);
    }
    return number;
  }

  /** Returns an account's number, or {@link #NONE}, under which nothing is ever found. */
  public long find(SqlSession session, UserId user) throws SQLException {
    Long known = numbers.get(user);
    if (known != null) {
      return known;
    }
    try (ResultSet row = session.with(NUMBER).text(user.value()).query()) {
      if (!row.next()) {
        return NONE;
      }
      long number = row.getLong(1);
      numbers.put(user, number);
      return number;
    }
  }

  /** Forgets everything: after a rollback numbers may be given to other accounts. */
  public void forget() {
    numbers.clear();
  }
}
