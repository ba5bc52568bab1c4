package org.hiroba.feature.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.AccountName;
import org.hiroba.account.AccountRole;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.Params;
import org.hiroba.jdbc.sql.SearchKeys;
import org.hiroba.jdbc.sql.SqlSession;
import org.jspecify.annotations.Nullable;

/** Reads accounts, their sign-ins and links from a database. Thread-safe. */
final class JdbcAccountBook implements AccountBook {
  private static final String PASSWORD =
      "SELECT "
          + Columns.USER
          + ", a.state, p.hash FROM account a JOIN password p"
          + " ON p.account = a.no WHERE ";
  private static final String PASSWORD_BY_NAME = PASSWORD + "a.name_key = ?";
  private static final String PASSWORD_BY_ID = PASSWORD + "a.id = ?";
  private static final String SIGN_INS =
      "SELECT s.id, s.token_hash, s.created_at, COALESCE(s.last_seen_at, s.created_at), s.kind,"
          + " s.address, s.agent FROM sign_in s WHERE s.account = (SELECT no FROM account WHERE"
          + " id = ?) AND s.expires_at > ? ORDER BY s.created_at DESC, s.id";

  private final Connections connections;
  private final String people;

  JdbcAccountBook(Connections connections) {
    this.connections = connections;
    people =
        JdbcPeople.SELECT
            + " WHERE a.name_key IS NOT NULL AND "
            + connections.dialect().contains(SearchKeys.PERSON)
            + " AND a.name_key > ? AND (? = '' OR a.roles = ?)"
            + " AND (? = 2 OR (a.state = 'active') = (? = 1)) ORDER BY a.name_key LIMIT ?";
  }

  @Override
  public Optional<StoredPassword> password(AccountName name) {
    return password(PASSWORD_BY_NAME, name.key());
  }

  @Override
  public Optional<StoredPassword> password(UserId user) {
    return password(PASSWORD_BY_ID, user.value());
  }

  private Optional<StoredPassword> password(String sql, String key) {
    return connections.read(
        "find a password",
        session -> {
          try (ResultSet row = session.with(sql).text(key).query()) {
            return row.next()
                ? Optional.of(
                    new StoredPassword(
                        Columns.user(row, 1), row.getString(5).equals("active"), row.getString(6)))
                : Optional.empty();
          }
        });
  }

  @Override
  public boolean hasAdmin() {
    return connections.read("look for an administrator", JdbcPeople::hasAdmin);
  }

  @Override
  public List<OwnSignIn> signIns(UserId user, Instant now) {
    return connections.read("list sign-ins", session -> signIns(session, user, now));
  }

  private static List<OwnSignIn> signIns(SqlSession session, UserId user, Instant now)
      throws SQLException {
    List<OwnSignIn> found = new ArrayList<>();
    try (ResultSet row = session.with(SIGN_INS).text(user.value()).time(now).query()) {
      while (row.next()) {
        found.add(
            new OwnSignIn(
                row.getString(1),
                new TokenHash(row.getString(2)),
                Columns.time(row, 3),
                Columns.time(row, 4),
                new SignInOrigin(row.getString(5), row.getString(6), row.getString(7))));
      }
    }
    return List.copyOf(found);
  }

  @Override
  public Optional<AccountView> person(UserId user) {
    return connections.read("find an account", session -> JdbcPeople.find(session, user));
  }

  @Override
  public Optional<AccountView> holder(AccountName name) {
    return connections.read("find an account", session -> JdbcPeople.find(session, name));
  }

  @Override
  public List<AccountView> people(PeopleQuery query) {
    return connections.read(
        "list accounts",
        session -> {
          Params asked =
              session.with(people).text(SearchKeys.query(query.text())).text(query.after());
          AccountRole role = query.role();
          String roles = role == null ? "" : Columns.roles(role.roles());
          asked.text(roles).text(roles);
          chosen(asked, query.active());
          List<AccountView> found = new ArrayList<>();
          try (ResultSet row = asked.number(query.limit()).query()) {
            while (row.next()) {
              found.add(JdbcPeople.read(row));
            }
          }
          return List.copyOf(found);
        });
  }

  /** 0 and 1 choose, 2 takes both. */
  private static void chosen(Params asked, @Nullable Boolean choice) throws SQLException {
    int number = choice == null ? 2 : choice ? 1 : 0;
    asked.number(number).number(number);
  }

  @Override
  public Optional<EntryLink> link(TokenHash hash) {
    return connections.read("find a link", session -> JdbcLinks.find(session, hash));
  }

  @Override
  public List<EntryLink> invitations(Instant now, int limit) {
    return connections.read(
        "list invitations", session -> JdbcLinks.invitations(session, now, limit));
  }
}
