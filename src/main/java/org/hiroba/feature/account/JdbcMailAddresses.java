package org.hiroba.feature.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.config.MailAddress;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.Params;
import org.hiroba.jdbc.write.WriteContext;
import org.jspecify.annotations.Nullable;

/** Writes people's mail addresses. Belongs to the writer's thread and one transaction. */
final class JdbcMailAddresses implements MailAddressWrites {
  /** What {@link #read} reads, of the table {@code account a}: three columns. */
  static final String COLUMNS = "a.mail, a.mail_by, a.mail_language";

  private static final String FIND = "SELECT " + COLUMNS + " FROM account a WHERE a.id = ?";
  private static final String SET =
      "UPDATE account SET mail = ?, mail_by = ?, mail_language = COALESCE(?, mail_language)"
          + " WHERE id = ?";
  private static final String FORGET = "DELETE FROM mail_change WHERE account = ?";
  private static final String PROPOSE =
      "INSERT INTO mail_change (account, address, language, token_hash, expires_at)"
          + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (account) DO UPDATE SET"
          + " address = excluded.address, language = excluded.language,"
          + " token_hash = excluded.token_hash, expires_at = excluded.expires_at";
  private static final String PROPOSAL =
      "SELECT a.id, c.address, c.language, c.expires_at FROM mail_change c"
          + " JOIN account a ON a.no = c.account WHERE ";
  private static final String BY_HASH = PROPOSAL + "c.token_hash = ?";
  private static final String BY_ACCOUNT = PROPOSAL + "a.id = ? AND c.expires_at > ?";
  private static final String RENEW =
      "UPDATE mail_change SET token_hash = ? WHERE account = ? AND address = ? AND expires_at > ?";

  private final WriteContext in;

  JdbcMailAddresses(WriteContext in) {
    this.in = in;
  }

  static MailAddresses book(Connections connections) {
    return (user, now) ->
        connections.read(
            "find an address that waits",
            session -> proposal(session.with(BY_ACCOUNT).text(user.value()).time(now)));
  }

  /** Reads an address; empty where there is none, or one that no mail server would take. */
  static Optional<KnownMail> read(ResultSet row, int first) throws SQLException {
    String address = Columns.text(row, first);
    String by = Columns.text(row, first + 1);
    if (address == null || by == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new KnownMail(MailAddress.of(address), by, Columns.text(row, first + 2)));
    } catch (IllegalArgumentException e) {
      // A directory may say anything.
      return Optional.empty();
    }
  }

  private static Optional<MailProposal> proposal(Params query) throws SQLException {
    try (ResultSet row = query.query()) {
      return row.next()
          ? Optional.of(
              new MailProposal(
                  new UserId(row.getString(1)),
                  new MailAddress(row.getString(2)),
                  row.getString(3),
                  Columns.time(row, 4)))
          : Optional.empty();
    }
  }

  @Override
  public Optional<KnownMail> find(UserId user) {
    return in.ask(
        "find a mail address",
        () -> {
          try (ResultSet row = in.session().with(FIND).text(user.value()).query()) {
            return row.next() ? read(row, 1) : Optional.empty();
          }
        });
  }

  @Override
  public void set(UserId user, @Nullable KnownMail mail) {
    in.run(
        "set a mail address",
        () -> {
          in.session()
              .with(SET)
              .text(mail == null ? null : mail.address().value())
              .text(mail == null ? null : mail.by())
              .text(mail == null ? null : mail.language())
              .text(user.value())
              .update();
          in.session().with(FORGET).number(in.number(user)).update();
        });
  }

  @Override
  public void propose(MailProposal proposal, TokenHash hash) {
    in.run(
        "remember a mail address",
        () ->
            in.session()
                .with(PROPOSE)
                .number(in.number(proposal.user()))
                .text(proposal.address().value())
                .text(proposal.language())
                .text(hash.hex())
                .time(proposal.expiresAt())
                .update());
  }

  @Override
  public Optional<MailProposal> proposal(TokenHash hash) {
    return in.ask(
        "find an address that waits", () -> proposal(in.session().with(BY_HASH).text(hash.hex())));
  }

  @Override
  public boolean renew(MailProposal proposal, TokenHash fresh, Instant now) {
    return in.ask(
        "give a link another token",
        () ->
            in.session()
                    .with(RENEW)
                    .text(fresh.hex())
                    .number(in.numberOrNone(proposal.user()))
                    .text(proposal.address().value())
                    .time(now)
                    .update()
                > 0);
  }
}
