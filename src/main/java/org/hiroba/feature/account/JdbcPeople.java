package org.hiroba.feature.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.hiroba.account.AccountName;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.SqlSession;

/** Reads accounts as administrators see them. Stateless. */
final class JdbcPeople {
  /** What {@link #read} reads. */
  static final String SELECT =
      "SELECT "
          + Columns.USER
          + ", a.state, a.last_seen_at,"
          + " EXISTS (SELECT 1 FROM password p WHERE p.account = a.no),"
          + " EXISTS (SELECT 1 FROM second_factor f WHERE f.account = a.no"
          + " AND f.confirmed_at IS NOT NULL), "
          + JdbcMailAddresses.COLUMNS
          + " FROM account a";

  private static final String BY_ID =
      SELECT + " WHERE a.id = ? AND a.state IN ('active', 'disabled')";
  private static final String BY_NAME =
      SELECT + " WHERE a.name_key = ? AND a.state IN ('active', 'disabled')";
  private static final String ADMIN =
      "SELECT 1 FROM account a WHERE a.state = 'active' AND ' ' || a.roles || ' ' LIKE '% admin %'"
          + " AND a.id <> ? AND (EXISTS (SELECT 1 FROM password p WHERE p.account = a.no)"
          + " OR EXISTS (SELECT 1 FROM identity i WHERE i.account = a.no AND i.issuer <> '"
          + AccountWrites.BY_SCIM
          + "')) LIMIT 1";

  private JdbcPeople() {}

  static AccountView read(ResultSet row) throws SQLException {
    return new AccountView(
        Columns.user(row, 1),
        row.getString(5).equals("active"),
        Columns.timeOrNull(row, 6),
        row.getBoolean(7),
        row.getBoolean(8),
        JdbcMailAddresses.read(row, 9).orElse(null));
  }

  static Optional<AccountView> find(SqlSession session, UserId user) throws SQLException {
    try (ResultSet row = session.with(BY_ID).text(user.value()).query()) {
      return row.next() ? Optional.of(read(row)) : Optional.empty();
    }
  }

  static Optional<AccountView> find(SqlSession session, AccountName name) throws SQLException {
    try (ResultSet row = session.with(BY_NAME).text(name.key()).query()) {
      return row.next() ? Optional.of(read(row)) : Optional.empty();
    }
  }

  static boolean hasAdmin(SqlSession session) throws SQLException {
    return hasAdminBeside(session, "");
  }

  static boolean hasAdminBeside(SqlSession session, String user) throws SQLException {
    try (ResultSet row = session.with(ADMIN).text(user).query()) {
      return row.next();
    }
  }
}
