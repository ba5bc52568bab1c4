package org.hiroba.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.AccountDirectory;
import org.hiroba.account.AccountName;
import org.hiroba.account.ApiToken;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;

/** Reads accounts and sign-ins from a database. Thread-safe. */
final class JdbcAccountDirectory implements AccountDirectory {
  private static final String BY_ID = "SELECT " + Columns.USER + " FROM account a WHERE a.id = ?";
  private static final String BY_NAME =
      "SELECT " + Columns.USER + " FROM account a WHERE a.name_key = ?";

  private static final String LIVE_ADMIN =
      "SELECT 1 FROM account a JOIN sign_in s ON s.account = a.no"
          + " WHERE ' ' || a.roles || ' ' LIKE '% admin %' AND s.expires_at > ? LIMIT 1";

  private final Connections connections;

  JdbcAccountDirectory(Connections connections) {
    this.connections = connections;
  }

  static Optional<User> find(SqlSession session, UserId id) throws SQLException {
    return find(session, BY_ID, id.value());
  }

  static Optional<User> findByName(SqlSession session, AccountName name) throws SQLException {
    return find(session, BY_NAME, name.key());
  }

  private static Optional<User> find(SqlSession session, String sql, String key)
      throws SQLException {
    try (ResultSet row = session.with(sql).text(key).query()) {
      return row.next() ? Optional.of(Columns.user(row, 1)) : Optional.empty();
    }
  }

  @Override
  public Optional<User> find(UserId id) {
    return connections.read("find an account", session -> find(session, id));
  }

  @Override
  public Optional<User> findByName(AccountName name) {
    return connections.read("find an account by name", session -> findByName(session, name));
  }

  static boolean hasLiveAdmin(SqlSession session, Instant now) throws SQLException {
    try (ResultSet row = session.with(LIVE_ADMIN).time(now).query()) {
      return row.next();
    }
  }

  @Override
  public boolean hasLiveAdmin(Instant now) {
    return connections.read("look for an administrator", session -> hasLiveAdmin(session, now));
  }

  @Override
  public Optional<ApiToken> findToken(TokenHash hash) {
    return connections.read("find a token", session -> TokenRows.find(session, hash));
  }

  @Override
  public List<ApiToken> tokens(UserId user) {
    return connections.read("list tokens", session -> TokenRows.of(session, user));
  }

  @Override
  public Optional<SignInSession> findSession(TokenHash hash) {
    return connections.read(
        "find a sign-in", session -> Optional.ofNullable(Columns.session(session, hash)));
  }
}
