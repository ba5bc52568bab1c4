package org.hiroba.jdbc;

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
import org.hiroba.jdbc.sql.AccountRows;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.TokenRows;

/** Reads accounts and sign-ins from a database. Thread-safe. */
final class JdbcAccountDirectory implements AccountDirectory {
  private final Connections connections;

  JdbcAccountDirectory(Connections connections) {
    this.connections = connections;
  }

  @Override
  public Optional<User> find(UserId id) {
    return connections.read("find an account", session -> AccountRows.find(session, id));
  }

  @Override
  public Optional<User> findByName(AccountName name) {
    return connections.read(
        "find an account by name", session -> AccountRows.findByName(session, name));
  }

  @Override
  public boolean hasLiveAdmin(Instant now) {
    return connections.read(
        "look for an administrator", session -> AccountRows.hasLiveAdmin(session, now));
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
