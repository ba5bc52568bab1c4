package org.hiroba.feature.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hiroba.account.AccountName;
import org.hiroba.account.ApiToken;
import org.hiroba.account.Role;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.AccountRows;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.SearchKeys;
import org.hiroba.jdbc.sql.TokenRows;
import org.hiroba.jdbc.write.MembershipRows;
import org.hiroba.jdbc.write.RoomRow;
import org.hiroba.jdbc.write.WriteContext;
import org.hiroba.room.MemberRole;
import org.hiroba.room.RoomId;

/** Writes accounts and sign-ins. Belongs to the writer's thread and one transaction. */
final class JdbcSignInWrites implements SignInWrites {
  private static final String ADD_ACCOUNT =
      "INSERT INTO account (id, name, name_key, display_name, search_key, roles, created_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";
  private static final String IN_LOBBY =
      "SELECT 1 FROM membership WHERE room = (SELECT no FROM room WHERE id = 'lobby')"
          + " AND account = (SELECT no FROM account WHERE id = ?)";
  private static final String RELEASE = "UPDATE account SET name_key = NULL WHERE id = ?";
  private static final String LIVE =
      "SELECT 1 FROM sign_in WHERE account = (SELECT no FROM account WHERE id = ?)"
          + " AND expires_at > ? LIMIT 1";
  private static final String ADD =
      "INSERT INTO sign_in (token_hash, account, created_at, extended_at, expires_at, id, kind,"
          + " address, agent, last_seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String SEEN = "UPDATE sign_in SET last_seen_at = ? WHERE token_hash = ?";
  private static final String PERSON_SEEN =
      "UPDATE account SET last_seen_at = ? WHERE no ="
          + " (SELECT account FROM sign_in WHERE token_hash = ?)";
  private static final String KEPT =
      "SELECT 1 FROM account a WHERE a.id = ? AND (a.state <> 'active'"
          + " OR EXISTS (SELECT 1 FROM password p WHERE p.account = a.no)"
          + " OR EXISTS (SELECT 1 FROM identity i WHERE i.account = a.no))";
  private static final String EXTEND =
      "UPDATE sign_in SET extended_at = ?, expires_at = ? WHERE token_hash = ?";
  private static final String SHORTEN =
      "UPDATE sign_in SET expires_at = %1$s + ? WHERE expires_at > %1$s + ?";
  private static final String SHORTEN_ALL = SHORTEN.replace("%1$s", "created_at");
  private static final String SHORTEN_UNUSED = SHORTEN.replace("%1$s", "extended_at");
  private static final String REMOVE = "DELETE FROM sign_in WHERE token_hash = ?";

  private static final String REMOVE_EXPIRED =
      "DELETE FROM sign_in WHERE token_hash IN"
          + " (SELECT token_hash FROM sign_in WHERE expires_at <= ? LIMIT ?)";
  private static final String SET_ROLES = "UPDATE account SET roles = ? WHERE id = ?";

  private final WriteContext in;

  JdbcSignInWrites(WriteContext in) {
    this.in = in;
  }

  @Override
  public Optional<User> findAccountByName(AccountName name) {
    return in.ask("find an account", () -> AccountRows.findByName(in.session(), name));
  }

  @Override
  public void addAccount(User user, AccountName name, Instant at) {
    in.run(
        "add an account",
        () -> {
          insert(user, name, at);
          if (!user.isGuest()) {
            insertIntoLobby(user.id(), at);
          }
        });
  }

  private void insertIntoLobby(UserId user, Instant at) throws SQLException {
    RoomRow lobby = in.state().existingRoom(RoomId.LOBBY);
    MembershipRows.insert(in, lobby.number(), user, MemberRole.MEMBER, lobby.room().head(), at);
  }

  @Override
  public void enterLobby(UserId user, Instant at) {
    in.run(
        "let somebody into the lobby",
        () -> {
          try (ResultSet row = in.session().with(IN_LOBBY).text(user.value()).query()) {
            if (row.next()) {
              return;
            }
          }
          insertIntoLobby(user, at);
        });
  }

  private void insert(User user, AccountName name, Instant at) throws SQLException {
    in.session()
        .with(ADD_ACCOUNT)
        .text(user.id().value())
        .text(user.name())
        .text(name.key())
        .text(user.displayName())
        .text(SearchKeys.of(user.name(), user.displayName()))
        .text(Columns.roles(user.roles()))
        .time(at)
        .update();
  }

  @Override
  public void releaseName(UserId user) {
    in.run("release a name", () -> in.session().with(RELEASE).text(user.value()).update());
  }

  @Override
  public void setRoles(UserId user, Set<Role> roles) {
    in.run(
        "change roles",
        () -> in.session().with(SET_ROLES).text(Columns.roles(roles)).text(user.value()).update());
  }

  @Override
  public boolean hasLiveSession(UserId user, Instant now) {
    return in.ask(
        "look up sign-ins",
        () -> {
          try (ResultSet row = in.session().with(LIVE).text(user.value()).time(now).query()) {
            return row.next();
          }
        });
  }

  @Override
  public boolean hasLiveAdmin(Instant now) {
    return in.ask("look for an administrator", () -> AccountRows.hasLiveAdmin(in.session(), now));
  }

  @Override
  public Optional<SignInSession> findSession(TokenHash hash) {
    return in.ask("find a sign-in", () -> Optional.ofNullable(Columns.session(in.session(), hash)));
  }

  @Override
  public void addSession(SignInSession signIn, SignInOrigin origin) {
    in.run(
        "add a sign-in",
        () ->
            in.session()
                .with(ADD)
                .text(signIn.tokenHash().hex())
                .number(in.number(signIn.user()))
                .time(signIn.createdAt())
                .time(signIn.extendedAt())
                .time(signIn.expiresAt())
                .text("s" + UUID.randomUUID().toString().replace("-", ""))
                .text(origin.kind())
                .text(origin.address())
                .text(origin.agent())
                .time(signIn.createdAt())
                .update());
  }

  @Override
  public void seen(Collection<TokenHash> signIns, Instant at) {
    in.run(
        "note who was seen",
        () -> {
          for (TokenHash hash : signIns) {
            in.session().with(SEEN).time(at).text(hash.hex()).update();
            in.session().with(PERSON_SEEN).time(at).text(hash.hex()).update();
          }
        });
  }

  @Override
  public boolean isNobodys(UserId user) {
    return in.ask(
        "look for a password or an identity",
        () -> {
          try (ResultSet row = in.session().with(KEPT).text(user.value()).query()) {
            return !row.next();
          }
        });
  }

  @Override
  public void extendSession(TokenHash hash, Instant extendedAt, Instant expiresAt) {
    in.run(
        "extend a sign-in",
        () -> in.session().with(EXTEND).time(extendedAt).time(expiresAt).text(hash.hex()).update());
  }

  @Override
  public void shorten(SignInLifetime lifetime) {
    in.run(
        "end sign-ins earlier",
        () -> {
          shorten(SHORTEN_UNUSED, lifetime.idle());
          if (lifetime.longest() != null) {
            shorten(SHORTEN_ALL, lifetime.longest());
          }
        });
  }

  private void shorten(String sql, Duration most) throws SQLException {
    in.session().with(sql).number(most.toMillis()).number(most.toMillis()).update();
  }

  @Override
  public void removeSession(TokenHash hash) {
    in.run("end a sign-in", () -> in.session().with(REMOVE).text(hash.hex()).update());
  }

  @Override
  public int removeExpiredSessions(Instant now, int atMost) {
    return in.ask(
        "delete expired sign-ins",
        () -> in.session().with(REMOVE_EXPIRED).time(now).number(atMost).update());
  }

  @Override
  public void used(Collection<TokenHash> tokens, Instant at) {
    in.run(
        "note which tokens were used",
        () -> {
          for (TokenHash hash : tokens) {
            TokenRows.used(in.session(), hash, at);
          }
        });
  }

  @Override
  public List<ApiToken> tokens(UserId user) {
    return in.ask("list tokens", () -> TokenRows.of(in.session(), user));
  }

  @Override
  public void addToken(ApiToken token) {
    in.run("add a token", () -> TokenRows.add(in.session(), in.number(token.user()), token));
  }

  @Override
  public void removeToken(TokenHash hash) {
    in.run("revoke a token", () -> TokenRows.remove(in.session(), hash));
  }
}
