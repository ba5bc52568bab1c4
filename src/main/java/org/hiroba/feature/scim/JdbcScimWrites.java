package org.hiroba.feature.scim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.hiroba.account.FoldedText;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Params;
import org.hiroba.jdbc.write.WriteContext;

/** Writes what the other system says. Belongs to the writer's thread and one transaction. */
final class JdbcScimWrites implements ScimWrites {
  private static final String HOLDER =
      "SELECT a.id FROM scim_user s JOIN account a ON a.no = s.account WHERE ";
  private static final String BY_USER_NAME = HOLDER + "s.user_name_key = ?";
  private static final String BY_EXTERNAL_ID = HOLDER + "s.external_id = ?";
  private static final String ADD =
      "INSERT INTO scim_user (user_name, user_name_key, external_id, display_name, formatted_name,"
          + " given_name, family_name, mail, changed_at, account, created_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE scim_user SET user_name = ?, user_name_key = ?, external_id = ?, display_name = ?,"
          + " formatted_name = ?, given_name = ?, family_name = ?, mail = ?, changed_at = ?"
          + " WHERE account = ?";
  private static final String REMOVE = "DELETE FROM scim_user WHERE account = ?";

  private final WriteContext in;

  JdbcScimWrites(WriteContext in) {
    this.in = in;
  }

  @Override
  public Optional<ScimUser> find(UserId id) {
    return in.ask(
        "find a user of SCIM",
        () ->
            JdbcScimRows.read(in.session().with(JdbcScimRows.BY_ID).text(id.value())).stream()
                .findFirst());
  }

  @Override
  public Optional<UserId> byUserName(String userName) {
    return holder(BY_USER_NAME, FoldedText.of(userName));
  }

  @Override
  public Optional<UserId> byExternalId(String externalId) {
    return holder(BY_EXTERNAL_ID, externalId);
  }

  private Optional<UserId> holder(String sql, String key) {
    return in.ask(
        "find whom SCIM knows by a name",
        () -> {
          try (ResultSet row = in.session().with(sql).text(key).query()) {
            return row.next() ? Optional.of(new UserId(row.getString(1))) : Optional.empty();
          }
        });
  }

  @Override
  public void add(UserId id, ScimPerson told, Instant at) {
    in.run(
        "keep an account for SCIM",
        () -> said(in.session().with(ADD), told, at).number(in.number(id)).time(at).update());
  }

  @Override
  public void update(UserId id, ScimPerson told, Instant at) {
    in.run(
        "keep what SCIM says",
        () -> said(in.session().with(UPDATE), told, at).number(in.number(id)).update());
  }

  private static Params said(Params params, ScimPerson told, Instant at) throws SQLException {
    return params
        .text(told.userName())
        .text(FoldedText.of(told.userName()))
        .text(told.externalId())
        .text(told.displayName())
        .text(told.formatted())
        .text(told.givenName())
        .text(told.familyName())
        .text(told.mail())
        .time(at);
  }

  @Override
  public void remove(UserId id) {
    in.run(
        "keep an account for SCIM no more",
        () -> in.session().with(REMOVE).number(in.numberOrNone(id)).update());
  }
}
