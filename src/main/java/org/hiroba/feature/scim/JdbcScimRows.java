package org.hiroba.feature.scim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Params;

/** Reads rows of accounts that the other system keeps. Stateless. */
final class JdbcScimRows {
  /** What {@link #read} reads. */
  static final String SELECT =
      "SELECT "
          + Columns.USER
          + ", a.state, s.user_name, s.external_id, s.display_name, s.formatted_name,"
          + " s.given_name, s.family_name, s.mail, s.created_at, s.changed_at"
          + " FROM scim_user s JOIN account a ON a.no = s.account";

  static final String BY_ID = SELECT + " WHERE a.id = ?";

  private JdbcScimRows() {}

  static List<ScimUser> read(Params query) throws SQLException {
    List<ScimUser> found = new ArrayList<>();
    try (ResultSet row = query.query()) {
      while (row.next()) {
        found.add(
            new ScimUser(
                Columns.user(row, 1),
                row.getString(5).equals("active"),
                new ScimPerson(
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9),
                    row.getString(10),
                    row.getString(11),
                    row.getString(12),
                    null),
                Columns.time(row, 13),
                Columns.time(row, 14)));
      }
    }
    return List.copyOf(found);
  }
}
