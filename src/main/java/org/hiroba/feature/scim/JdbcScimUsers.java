package org.hiroba.feature.scim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.FoldedText;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.Params;
import org.hiroba.jdbc.sql.SqlSession;
import org.jspecify.annotations.Nullable;

/** Reads accounts that the other system keeps from a database. Thread-safe. */
final class JdbcScimUsers implements ScimUsers {
  private static final String PAGE = " ORDER BY s.account LIMIT ? OFFSET ?";
  private static final String COUNT = "SELECT COUNT(*) FROM scim_user s";
  private static final String COUNT_BY_ID = COUNT + " JOIN account a ON a.no = s.account";

  private final Connections connections;

  JdbcScimUsers(Connections connections) {
    this.connections = connections;
  }

  @Override
  public Optional<ScimUser> find(UserId id) {
    return connections.read(
        "find a user of SCIM",
        session ->
            JdbcScimRows.read(session.with(JdbcScimRows.BY_ID).text(id.value())).stream()
                .findFirst());
  }

  @Override
  public List<ScimUser> list(@Nullable ScimFilter filter, long offset, int limit) {
    return connections.read(
        "list users of SCIM",
        session ->
            JdbcScimRows.read(
                asked(session, JdbcScimRows.SELECT + where(filter) + PAGE, filter)
                    .number(limit)
                    .number(offset)));
  }

  @Override
  public long count(@Nullable ScimFilter filter) {
    boolean byId = filter != null && filter.attribute() == ScimFilter.Attribute.ID;
    return connections.read(
        "count users of SCIM",
        session -> {
          try (ResultSet row =
              asked(session, (byId ? COUNT_BY_ID : COUNT) + where(filter), filter).query()) {
            return row.next() ? row.getLong(1) : 0;
          }
        });
  }

  private static String where(@Nullable ScimFilter filter) {
    if (filter == null) {
      return "";
    }
    return switch (filter.attribute()) {
      case USER_NAME -> " WHERE s.user_name_key = ?";
      case EXTERNAL_ID -> " WHERE s.external_id = ?";
      case ID -> " WHERE a.id = ?";
    };
  }

  private static Params asked(SqlSession session, String sql, @Nullable ScimFilter filter)
      throws SQLException {
    Params params = session.with(sql);
    if (filter == null) {
      return params;
    }
    boolean folded = filter.attribute() == ScimFilter.Attribute.USER_NAME;
    return params.text(folded ? FoldedText.of(filter.value()) : filter.value());
  }
}
