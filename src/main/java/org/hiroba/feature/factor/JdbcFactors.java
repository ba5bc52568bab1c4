package org.hiroba.feature.factor;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.write.WriteContext;

/** Reads and writes second factors. Belongs to the writer's thread and one transaction. */
final class JdbcFactors implements FactorWrites {
  private static final String FIND =
      "SELECT secret, confirmed_at, last_step FROM second_factor WHERE account = ?";
  private static final String BEGIN =
      "INSERT INTO second_factor (account, secret, confirmed_at, last_step) VALUES (?, ?, NULL, 0)"
          + " ON CONFLICT (account) DO UPDATE SET secret = excluded.secret, last_step = 0"
          + " WHERE second_factor.confirmed_at IS NULL";
  private static final String CONFIRM =
      "UPDATE second_factor SET confirmed_at = ?, last_step = ? WHERE account = ?"
          + " AND confirmed_at IS NULL";
  private static final String TAKE =
      "UPDATE second_factor SET last_step = ? WHERE account = ? AND last_step < ?"
          + " AND confirmed_at IS NOT NULL";
  private static final String REMOVE = "DELETE FROM second_factor WHERE account = ?";
  private static final String ADD_CODE =
      "INSERT INTO recovery_code (account, code_hash) VALUES (?, ?)";
  private static final String TAKE_CODE =
      "DELETE FROM recovery_code WHERE account = ? AND code_hash = ?";
  private static final String HAS_CODE =
      "SELECT 1 FROM recovery_code WHERE account = ? AND code_hash = ?";
  private static final String REMOVE_CODES = "DELETE FROM recovery_code WHERE account = ?";
  private static final String END_WITHOUT =
      "DELETE FROM sign_in WHERE kind = ? AND account IN (SELECT a.no FROM account a WHERE"
          + " (? = 1 OR ' ' || a.roles || ' ' LIKE '% admin %') AND NOT EXISTS"
          + " (SELECT 1 FROM second_factor f WHERE f.account = a.no"
          + " AND f.confirmed_at IS NOT NULL))";
  private static final String STATUS =
      "SELECT f.confirmed_at, (SELECT COUNT(*) FROM recovery_code r WHERE r.account = f.account)"
          + " FROM second_factor f JOIN account a ON a.no = f.account WHERE a.id = ?";

  private final WriteContext in;

  JdbcFactors(WriteContext in) {
    this.in = in;
  }

  static FactorBook book(Connections connections) {
    return user ->
        connections.read(
            "find a second factor",
            session -> {
              try (ResultSet row = session.with(STATUS).text(user.value()).query()) {
                return row.next() && row.getLong(1) != 0
                    ? new FactorBook.Status(true, row.getInt(2))
                    : new FactorBook.Status(false, 0);
              }
            });
  }

  @Override
  public Optional<StoredFactor> find(UserId user) {
    return in.ask(
        "find a second factor",
        () -> {
          try (ResultSet row = in.session().with(FIND).number(in.numberOrNone(user)).query()) {
            return row.next()
                ? Optional.of(
                    new StoredFactor(row.getString(1), row.getLong(2) != 0, row.getLong(3)))
                : Optional.empty();
          }
        });
  }

  @Override
  public void begin(UserId user, String secret) {
    in.run(
        "begin a second factor",
        () -> in.session().with(BEGIN).number(in.number(user)).text(secret).update());
  }

  @Override
  public boolean confirm(UserId user, long step, List<TokenHash> recoveryCodes, Instant at) {
    return in.ask(
        "confirm a second factor",
        () -> {
          long account = in.number(user);
          if (in.session().with(CONFIRM).time(at).number(step).number(account).update() == 0) {
            return false;
          }
          in.session().with(REMOVE_CODES).number(account).update();
          for (TokenHash code : recoveryCodes) {
            in.session().with(ADD_CODE).number(account).text(code.hex()).update();
          }
          return true;
        });
  }

  @Override
  public boolean take(UserId user, long step) {
    return in.ask(
        "take a code",
        () ->
            in.session().with(TAKE).number(step).number(in.number(user)).number(step).update() > 0);
  }

  @Override
  public boolean takeRecovery(UserId user, TokenHash code) {
    return in.ask(
        "take a recovery code",
        () -> in.session().with(TAKE_CODE).number(in.number(user)).text(code.hex()).update() > 0);
  }

  @Override
  public boolean hasRecovery(UserId user, TokenHash code) {
    return in.ask(
        "find a recovery code",
        () -> {
          try (ResultSet row =
              in.session().with(HAS_CODE).number(in.number(user)).text(code.hex()).query()) {
            return row.next();
          }
        });
  }

  @Override
  public boolean remove(UserId user) {
    return in.ask(
        "take a second factor away",
        () -> {
          boolean on = find(user).filter(StoredFactor::confirmed).isPresent();
          long account = in.numberOrNone(user);
          in.session().with(REMOVE).number(account).update();
          in.session().with(REMOVE_CODES).number(account).update();
          return on;
        });
  }

  @Override
  public int endSignInsWithout(boolean all) {
    return in.ask(
        "end sign-ins without a second factor",
        () -> in.session().with(END_WITHOUT).text(SignInOrigin.LOCAL).number(all ? 1 : 0).update());
  }
}
