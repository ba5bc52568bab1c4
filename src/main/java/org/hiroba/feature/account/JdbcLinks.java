package org.hiroba.feature.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hiroba.account.AccountRole;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.config.MailAddress;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Params;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.jdbc.write.WriteContext;
import org.hiroba.room.RoomId;

/** Reads and writes links. Writes belong to the writer's thread and one transaction. */
final class JdbcLinks implements LinkWrites {
  private static final String SELECT =
      "SELECT l.id, l.token_hash, a.id, l.role, l.rooms, l.uses_left, l.created_at, l.expires_at,"
          + " b.id, l.mail FROM entry_link l LEFT JOIN account a ON a.no = l.account"
          + " LEFT JOIN account b ON b.no = l.created_by";
  private static final String BY_HASH = SELECT + " WHERE l.token_hash = ?";
  private static final String INVITATIONS =
      SELECT
          + " WHERE l.kind = 'invite' AND l.uses_left > 0 AND l.expires_at > ?"
          + " ORDER BY l.created_at DESC, l.id LIMIT ?";
  private static final String ADD =
      "INSERT INTO entry_link (token_hash, id, kind, account, role, rooms, uses_left, created_at,"
          + " expires_at, created_by, mail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String USE =
      "UPDATE entry_link SET uses_left = uses_left - 1 WHERE token_hash = ? AND uses_left > 0";
  private static final String WITHDRAW = "DELETE FROM entry_link WHERE id = ? AND kind = 'invite'";
  private static final String RENEW =
      "UPDATE entry_link SET token_hash = ? WHERE id = ? AND uses_left > 0 AND expires_at > ?";
  private static final String REMOVE_RESETS =
      "DELETE FROM entry_link WHERE account = ? AND kind = 'reset'";
  private static final String COUNT =
      "SELECT COUNT(*) FROM entry_link WHERE kind = 'invite' AND uses_left > 0 AND expires_at > ?";
  private static final String EXPIRED = "DELETE FROM entry_link WHERE expires_at <= ?";

  private final WriteContext in;

  JdbcLinks(WriteContext in) {
    this.in = in;
  }

  static Optional<EntryLink> find(SqlSession session, TokenHash hash) throws SQLException {
    return read(session.with(BY_HASH).text(hash.hex())).stream().findFirst();
  }

  static List<EntryLink> invitations(SqlSession session, Instant now, int limit)
      throws SQLException {
    return read(session.with(INVITATIONS).time(now).number(limit));
  }

  private static List<EntryLink> read(Params query) throws SQLException {
    List<EntryLink> found = new ArrayList<>();
    try (ResultSet row = query.query()) {
      while (row.next()) {
        String user = Columns.text(row, 3);
        String by = Columns.text(row, 9);
        String mail = Columns.text(row, 10);
        found.add(
            new EntryLink(
                row.getString(1),
                new TokenHash(row.getString(2)),
                user == null ? null : new UserId(user),
                AccountRole.of(row.getString(4)).orElse(AccountRole.GUEST),
                rooms(row.getString(5)),
                row.getInt(6),
                Columns.time(row, 7),
                Columns.time(row, 8),
                by == null ? null : new UserId(by),
                mail == null ? null : new MailAddress(mail)));
      }
    }
    return List.copyOf(found);
  }

  private static List<RoomId> rooms(String spaced) {
    return spaced.isEmpty()
        ? List.of()
        : Arrays.stream(spaced.split(" ")).map(RoomId::new).toList();
  }

  @Override
  public void add(EntryLink link) {
    in.run(
        "add a link",
        () ->
            in.session()
                .with(ADD)
                .text(link.hash().hex())
                .text(link.id())
                .text(link.user() == null ? "invite" : "reset")
                .numberOrNull(in.numberOrNull(link.user()))
                .text(link.role().wireName())
                .text(link.rooms().stream().map(RoomId::value).collect(Collectors.joining(" ")))
                .number(link.usesLeft())
                .time(link.createdAt())
                .time(link.expiresAt())
                .numberOrNull(in.numberOrNull(link.by()))
                .text(link.mail() == null ? null : link.mail().value())
                .update());
  }

  @Override
  public Optional<EntryLink> find(TokenHash hash) {
    return in.ask("find a link", () -> find(in.session(), hash));
  }

  @Override
  public void use(TokenHash hash) {
    in.run("use a link", () -> in.session().with(USE).text(hash.hex()).update());
  }

  @Override
  public boolean renew(String id, TokenHash fresh, Instant now) {
    return in.ask(
        "give a link another token",
        () -> in.session().with(RENEW).text(fresh.hex()).text(id).time(now).update() > 0);
  }

  @Override
  public boolean withdraw(String id) {
    return in.ask(
        "withdraw an invitation", () -> in.session().with(WITHDRAW).text(id).update() > 0);
  }

  @Override
  public void removeResets(UserId user) {
    in.run(
        "end links of an account",
        () -> in.session().with(REMOVE_RESETS).number(in.numberOrNone(user)).update());
  }

  @Override
  public int countGood(Instant now) {
    return in.ask(
        "count invitations",
        () -> {
          try (ResultSet row = in.session().with(COUNT).time(now).query()) {
            row.next();
            return row.getInt(1);
          }
        });
  }

  @Override
  public void removeExpired(Instant now) {
    in.run("delete expired links", () -> in.session().with(EXPIRED).time(now).update());
  }
}
