package org.hiroba.feature.account;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.AccountName;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.SearchKeys;
import org.hiroba.jdbc.write.WriteContext;

/** Writes accounts' passwords and states. Belongs to the writer's thread and one transaction. */
final class JdbcAccountWrites implements AccountWrites {
  private static final String HASH = "SELECT hash FROM password WHERE account = ?";
  private static final String SET_PASSWORD =
      "INSERT INTO password (account, hash, changed_at) VALUES (?, ?, ?)"
          + " ON CONFLICT (account) DO UPDATE SET hash = excluded.hash,"
          + " changed_at = excluded.changed_at";
  private static final String REPLACE =
      "UPDATE password SET hash = ? WHERE account = ? AND hash = ?";
  private static final String SET_STATE =
      "UPDATE account SET state = ?, disabled_by = ? WHERE id = ?";
  private static final String DISABLED_BY =
      "SELECT COALESCE(disabled_by, '"
          + BY_HAND
          + "') FROM account WHERE id = ? AND state <> 'active'";
  private static final String RENAME =
      "UPDATE account SET name = ?, name_key = ?, display_name = ?, search_key = ? WHERE id = ?";
  private static final String SIGN_INS = "SELECT token_hash FROM sign_in WHERE account = ?";
  private static final String SIGN_IN = SIGN_INS + " AND id = ?";
  private static final String END_KIND = "DELETE FROM sign_in WHERE kind = ?";

  private final WriteContext in;

  JdbcAccountWrites(WriteContext in) {
    this.in = in;
  }

  @Override
  public Optional<AccountView> person(UserId user) {
    return in.ask("find an account", () -> JdbcPeople.find(in.session(), user));
  }

  @Override
  public Optional<String> passwordHash(UserId user) {
    return in.ask(
        "find a password",
        () -> {
          try (ResultSet row = in.session().with(HASH).number(in.numberOrNone(user)).query()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
          }
        });
  }

  @Override
  public void setPassword(UserId user, String hash, Instant at) {
    in.run(
        "set a password",
        () -> in.session().with(SET_PASSWORD).number(in.number(user)).text(hash).time(at).update());
  }

  @Override
  public void replaceHash(UserId user, String before, String after) {
    in.run(
        "hash a password anew",
        () ->
            in.session()
                .with(REPLACE)
                .text(after)
                .number(in.numberOrNone(user))
                .text(before)
                .update());
  }

  @Override
  public void setActive(UserId user, boolean active, String by) {
    in.run(
        "change an account's state",
        () ->
            in.session()
                .with(SET_STATE)
                .text(active ? "active" : "disabled")
                .text(active ? null : by)
                .text(user.value())
                .update());
  }

  @Override
  public Optional<String> disabledBy(UserId user) {
    return in.ask(
        "find who disabled an account",
        () -> {
          try (ResultSet row = in.session().with(DISABLED_BY).text(user.value()).query()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
          }
        });
  }

  @Override
  public void rename(UserId user, AccountName name, String displayName) {
    in.run(
        "rename an account",
        () ->
            in.session()
                .with(RENAME)
                .text(name.value())
                .text(name.key())
                .text(displayName)
                .text(SearchKeys.of(name.value(), displayName))
                .text(user.value())
                .update());
  }

  @Override
  public boolean hasAdmin() {
    return in.ask("look for an administrator", () -> JdbcPeople.hasAdmin(in.session()));
  }

  @Override
  public boolean hasAdminBeside(UserId user) {
    return in.ask(
        "look for another administrator",
        () -> JdbcPeople.hasAdminBeside(in.session(), user.value()));
  }

  @Override
  public List<TokenHash> signIns(UserId user) {
    return in.ask(
        "list sign-ins",
        () -> {
          List<TokenHash> found = new ArrayList<>();
          try (ResultSet row = in.session().with(SIGN_INS).number(in.numberOrNone(user)).query()) {
            while (row.next()) {
              found.add(new TokenHash(row.getString(1)));
            }
          }
          return found;
        });
  }

  @Override
  public Optional<TokenHash> signIn(UserId user, String id) {
    return in.ask(
        "find a sign-in",
        () -> {
          try (ResultSet row =
              in.session().with(SIGN_IN).number(in.numberOrNone(user)).text(id).query()) {
            return row.next() ? Optional.of(new TokenHash(row.getString(1))) : Optional.empty();
          }
        });
  }

  @Override
  public void endGuestSignIns() {
    in.run(
        "end guests' sign-ins",
        () -> in.session().with(END_KIND).text(SignInOrigin.GUEST).update());
  }
}
