package org.hiroba.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.hiroba.account.AccountName;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;

/** Writes accounts and sign-ins. Belongs to the writer's thread. */
final class SignInWriter {
  private static final String ADD_ACCOUNT =
      "INSERT INTO account (id, name, name_key, display_name, search_key, roles, created_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";
  private static final String RELEASE = "UPDATE account SET name_key = NULL WHERE id = ?";
  private static final String LIVE =
      "SELECT 1 FROM sign_in WHERE account = (SELECT no FROM account WHERE id = ?)"
          + " AND expires_at > ? LIMIT 1";
  private static final String ADD =
      "INSERT INTO sign_in (token_hash, account, created_at, extended_at, expires_at)"
          + " VALUES (?, ?, ?, ?, ?)";
  private static final String EXTEND =
      "UPDATE sign_in SET extended_at = ?, expires_at = ? WHERE token_hash = ?";
  private static final String REMOVE_EXPIRED =
      "DELETE FROM sign_in WHERE token_hash IN"
          + " (SELECT token_hash FROM sign_in WHERE expires_at <= ? LIMIT ?)";
  private static final String REMOVE = "DELETE FROM sign_in WHERE token_hash = ?";

  private final SqlSession session;
  private final AccountNumbers numbers;

  SignInWriter(SqlSession session, AccountNumbers numbers) {
    this.session = session;
    this.numbers = numbers;
  }

  void addAccount(User user, AccountName name, Instant at) throws SQLException {
    session
        .with(ADD_ACCOUNT)
        .text(user.id().value())
        .text(user.name())
        .text(name.key())
        .text(user.displayName())
        .text(RoomWriter.searchKey(user.name(), user.displayName()))
        .text(Columns.roles(user.roles()))
        .time(at)
        .update();
  }

  void releaseName(UserId user) throws SQLException {
    session.with(RELEASE).text(user.value()).update();
  }

  boolean isLive(UserId user, Instant now) throws SQLException {
    try (ResultSet row = session.with(LIVE).text(user.value()).time(now).query()) {
      return row.next();
    }
  }

  void add(SignInSession signIn) throws SQLException {
    session
        .with(ADD)
        .text(signIn.tokenHash().hex())
        .number(numbers.of(session, signIn.user()))
        .time(signIn.createdAt())
        .time(signIn.extendedAt())
        .time(signIn.expiresAt())
        .update();
  }

  void extend(TokenHash hash, Instant extendedAt, Instant expiresAt) throws SQLException {
    session.with(EXTEND).time(extendedAt).time(expiresAt).text(hash.hex()).update();
  }

  int removeExpired(Instant now, int atMost) throws SQLException {
    return session.with(REMOVE_EXPIRED).time(now).number(atMost).update();
  }

  void remove(TokenHash hash) throws SQLException {
    session.with(REMOVE).text(hash.hex()).update();
  }
}
