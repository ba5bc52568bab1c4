package org.hiroba.jdbc.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hiroba.account.ApiToken;
import org.hiroba.account.Reach;
import org.hiroba.account.Scope;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;

/** Reads and writes the tokens of programs. Thread-safe as far as the session is. */
public final class TokenRows {
  private static final String COLUMNS =
      "SELECT t.id, t.token_hash, a.id, t.name, t.created_at, t.scope, t.rooms, t.expires_at,"
          + " t.last_used_at"
          + " FROM api_token t JOIN account a ON a.no = t.account";
  private static final String BY_HASH =
      COLUMNS + " WHERE t.token_hash = ? AND a.name_key IS NOT NULL";
  private static final String BY_ID = COLUMNS + " WHERE t.id = ?";
  private static final String ALL =
      COLUMNS + " WHERE t.id > ? AND a.name_key IS NOT NULL ORDER BY t.id LIMIT ?";
  private static final String BY_ACCOUNT = COLUMNS + " WHERE a.id = ? ORDER BY t.created_at, t.id";
  private static final String ADD =
      "INSERT INTO api_token (token_hash, id, account, name, created_at, scope, rooms, expires_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String USED = "UPDATE api_token SET last_used_at = ? WHERE token_hash = ?";
  private static final String REMOVE = "DELETE FROM api_token WHERE token_hash = ?";

  private TokenRows() {}

  /** Reads tokens. */
  public static Optional<ApiToken> find(SqlSession session, TokenHash hash) throws SQLException {
    return read(session.with(BY_HASH).text(hash.hex())).stream().findFirst();
  }

  /** Reads tokens. */
  public static Optional<ApiToken> find(SqlSession session, String id) throws SQLException {
    return read(session.with(BY_ID).text(id)).stream().findFirst();
  }

  /** Reads tokens. */
  public static List<ApiToken> all(SqlSession session, String after, int limit)
      throws SQLException {
    return read(session.with(ALL).text(after).number(limit));
  }

  /** Reads tokens. */
  public static List<ApiToken> of(SqlSession session, UserId user) throws SQLException {
    return read(session.with(BY_ACCOUNT).text(user.value()));
  }

  /** Adds a token. */
  public static void add(SqlSession session, long account, ApiToken token) throws SQLException {
    session
        .with(ADD)
        .text(token.hash().hex())
        .text(token.id())
        .number(account)
        .text(token.name())
        .time(token.createdAt())
        .text(token.reach().scope().wireName())
        .text(String.join(" ", new TreeSet<>(token.reach().rooms())))
        .time(token.reach().endsAt())
        .update();
  }

  /** Notes when a token was used last; nothing happens when it is gone. */
  public static void used(SqlSession session, TokenHash hash, Instant at) throws SQLException {
    session.with(USED).time(at).text(hash.hex()).update();
  }

  /** Ends a token; nothing happens when it is gone. */
  public static void remove(SqlSession session, TokenHash hash) throws SQLException {
    session.with(REMOVE).text(hash.hex()).update();
  }

  private static List<ApiToken> read(Params query) throws SQLException {
    List<ApiToken> found = new ArrayList<>();
    try (ResultSet row = query.query()) {
      while (row.next()) {
        found.add(
            new ApiToken(
                row.getString(1),
                new TokenHash(row.getString(2)),
                new UserId(row.getString(3)),
                row.getString(4),
                Columns.time(row, 5),
                reach(row),
                Columns.timeOrNull(row, 9)));
      }
    }
    return List.copyOf(found);
  }

  private static Reach reach(ResultSet row) throws SQLException {
    String rooms = row.getString(7);
    Optional<Scope> scope = Scope.ofToken(row.getString(6));
    return new Reach(
        scope.orElse(Scope.READ),
        rooms.isEmpty() ? Set.of() : new TreeSet<>(List.of(rooms.split(" ", -1))),
        // A scope that a later version wrote is good for nothing here.
        scope.isPresent() ? Columns.timeOrNull(row, 8) : Instant.EPOCH);
  }
}
