package org.hiroba.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.hiroba.jdbc.sql.Dialect;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.jdbc.sql.TokenRows;

/** Reads accounts and sign-ins from a database. Thread-safe. */
final class JdbcAccountDirectory implements AccountDirectory {
  /** How many hashes one query asks for. */
  private static final int MAX_ASKED = 10_000;

  private final Connections connections;
  private final String good;

  JdbcAccountDirectory(Connections connections) {
    this.connections = connections;
    Dialect dialect = connections.dialect();
    good =
        "SELECT s.token_hash FROM sign_in s WHERE "
            + dialect.isAmong("s.token_hash")
            + " AND s.expires_at > ? UNION ALL"
            + " SELECT t.token_hash FROM api_token t JOIN account a ON a.no = t.account WHERE "
            + dialect.isAmong("t.token_hash")
            + " AND a.name_key IS NOT NULL AND (t.expires_at IS NULL OR t.expires_at > ?)";
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
  public Set<TokenHash> goodAmong(Collection<TokenHash> hashes, Instant now) {
    List<TokenHash> asked = List.copyOf(hashes);
    Set<TokenHash> found = new HashSet<>();
    for (int from = 0; from < asked.size(); from += MAX_ASKED) {
      List<TokenHash> some = asked.subList(from, Math.min(asked.size(), from + MAX_ASKED));
      found.addAll(connections.read("check sign-ins", session -> goodAmong(session, some, now)));
    }
    return found;
  }

  private List<TokenHash> goodAmong(SqlSession session, List<TokenHash> hashes, Instant now)
      throws SQLException {
    // Hexadecimal digits need no escape.
    String json =
        hashes.stream().map(TokenHash::hex).collect(Collectors.joining("\",\"", "[\"", "\"]"));
    List<TokenHash> found = new ArrayList<>();
    try (ResultSet row = session.with(good).text(json).time(now).text(json).time(now).query()) {
      while (row.next()) {
        found.add(new TokenHash(row.getString(1)));
      }
    }
    return found;
  }

  @Override
  public Optional<ApiToken> findToken(String id) {
    return connections.read("find a token by its id", session -> TokenRows.find(session, id));
  }

  @Override
  public List<ApiToken> allTokens(String after, int limit) {
    return connections.read("list all tokens", session -> TokenRows.all(session, after, limit));
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
