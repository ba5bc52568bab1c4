package org.hiroba.feature.identity;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.write.WriteContext;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Writes identities. Belongs to the writer's thread and one transaction. */
final class JdbcIdentityWrites implements IdentityWrites {
  private static final String LINK =
      "INSERT INTO identity (issuer, subject, account, name, linked_at, checked_at, gone_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, NULL)";
  private static final String UNLINK = "DELETE FROM identity WHERE issuer = ? AND subject = ?";
  private static final String SEEN =
      "UPDATE identity SET name = ?, checked_at = ?, gone_at = NULL WHERE issuer = ?"
          + " AND subject = ?";
  private static final String GONE =
      "UPDATE identity SET gone_at = ? WHERE issuer = ? AND subject = ?";
  private static final String SET_MAIL =
      "UPDATE account SET mail = ?, mail_by = 'issuer' WHERE id = ?";
  private static final String MAIL =
      "SELECT mail FROM account WHERE id = ? AND mail IS NOT NULL AND mail_by = 'issuer'";
  private static final String MARK =
      "UPDATE sign_in SET issuer = ?, issuer_session = ?, logout_hint = ? WHERE token_hash = ?";
  private static final String BY_SESSION =
      "SELECT token_hash FROM sign_in WHERE issuer = ? AND issuer_session = ?";
  private static final String BY_ACCOUNT =
      "SELECT token_hash FROM sign_in WHERE account = ? AND issuer = ?";

  private static final String SET_GROUP =
      "UPDATE membership SET by_group = ? WHERE room = ? AND account = ?";
  private static final String BY_GROUP =
      "SELECT 1 FROM membership WHERE room = ? AND account = ? AND by_group IS NOT NULL";

  private final WriteContext in;

  JdbcIdentityWrites(WriteContext in) {
    this.in = in;
  }

  @Override
  public Optional<Identity> find(String issuer, String subject) {
    return in.ask(
        "find an identity",
        () ->
            JdbcIdentityRows.read(
                    in.session().with(JdbcIdentityRows.BY_SUBJECT).text(issuer).text(subject))
                .stream()
                .findFirst());
  }

  @Override
  public List<Identity> of(UserId account) {
    return in.ask(
        "list identities",
        () ->
            JdbcIdentityRows.read(
                in.session().with(JdbcIdentityRows.BY_ACCOUNT).text(account.value())));
  }

  @Override
  public void link(Identity identity, Instant at) {
    in.run(
        "link an identity",
        () ->
            in.session()
                .with(LINK)
                .text(identity.issuer())
                .text(identity.subject())
                .number(in.number(identity.account()))
                .text(identity.name())
                .time(at)
                .time(identity.checkedAt())
                .update());
  }

  @Override
  public boolean unlink(String issuer, String subject) {
    return in.ask(
        "end the link of an identity",
        () -> in.session().with(UNLINK).text(issuer).text(subject).update() > 0);
  }

  @Override
  public void seen(String issuer, String subject, String name, Instant at) {
    in.run(
        "note whom an issuer knows",
        () -> in.session().with(SEEN).text(name).time(at).text(issuer).text(subject).update());
  }

  @Override
  public void gone(String issuer, String subject, @Nullable Instant at) {
    in.run(
        "note whom an issuer knows no more",
        () -> in.session().with(GONE).time(at).text(issuer).text(subject).update());
  }

  @Override
  public void setMail(UserId account, @Nullable String mail) {
    in.run(
        "keep where to write to",
        () -> in.session().with(SET_MAIL).text(mail).text(account.value()).update());
  }

  @Override
  public Optional<String> mail(UserId account) {
    return in.ask(
        "find where to write to",
        () -> {
          try (ResultSet row = in.session().with(MAIL).text(account.value()).query()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
          }
        });
  }

  @Override
  public void mark(TokenHash signIn, String issuer, IssuerSession session) {
    in.run(
        "note where a sign-in came from",
        () ->
            in.session()
                .with(MARK)
                .text(issuer)
                .text(session.id())
                .text(session.logoutHint())
                .text(signIn.hex())
                .update());
  }

  @Override
  public List<TokenHash> signIns(String issuer, String issuerSession) {
    return in.ask(
        "find sign-ins of an issuer",
        () ->
            JdbcIdentityRows.hashes(
                in.session().with(BY_SESSION).text(issuer).text(issuerSession)));
  }

  @Override
  public List<TokenHash> signIns(String issuer, UserId account) {
    return in.ask(
        "list sign-ins of an issuer",
        () ->
            JdbcIdentityRows.hashes(
                in.session().with(BY_ACCOUNT).number(in.numberOrNone(account)).text(issuer)));
  }

  @Override
  public void setGroup(RoomId room, UserId user, String group) {
    in.run(
        "note a member because of a group",
        () ->
            in.session()
                .with(SET_GROUP)
                .text(group)
                .number(in.state().roomNumber(room))
                .number(in.number(user))
                .update());
  }

  @Override
  public boolean isByGroup(RoomId room, UserId user) {
    return in.ask(
        "tell why somebody is a member",
        () -> {
          try (ResultSet row =
              in.session()
                  .with(BY_GROUP)
                  .number(in.state().roomNumber(room))
                  .number(in.number(user))
                  .query()) {
            return row.next();
          }
        });
  }
}
