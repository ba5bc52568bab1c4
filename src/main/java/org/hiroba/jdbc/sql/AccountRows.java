package org.hiroba.jdbc.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.hiroba.account.AccountName;
import org.hiroba.account.User;
import org.hiroba.account.UserId;

/** Reads accounts. Thread-safe as far as the session is. */
public final class AccountRows {
  private static final String BY_ID = "SELECT " + Columns.USER + " FROM account a WHERE a.id = ?";
  private static final String BY_NAME =
      "SELECT " + Columns.USER + " FROM account a WHERE a.name_key = ?";

  private static final String LIVE_ADMIN =
      "SELECT 1 FROM account a JOIN sign_in s ON s.account = a.no"
          + " WHERE ' ' || a.roles || ' ' LIKE '% admin %' AND s.expires_at > ? LIMIT 1";

  private AccountRows() {}

  /** Finds an account, also one that holds its name no more. */
  public static Optional<User> find(SqlSession session, UserId id) throws SQLException {
    return find(session, BY_ID, id.value());
  }

  /** Finds the account that holds a name now. */
  public static Optional<User> findByName(SqlSession session, AccountName name)
      throws SQLException {
    return find(session, BY_NAME, name.key());
  }

  private static Optional<User> find(SqlSession session, String sql, String key)
      throws SQLException {
    try (ResultSet row = session.with(sql).text(key).query()) {
      return row.next() ? Optional.of(Columns.user(row, 1)) : Optional.empty();
    }
  }

  /** Tells whether an administrator has a sign-in that is good at {@code now}. */
  public static boolean hasLiveAdmin(SqlSession session, Instant now) throws SQLException {
    try (ResultSet row = session.with(LIVE_ADMIN).time(now).query()) {
      return row.next();
    }
  }
}
