package org.hiroba.feature.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Params;

/** Reads rows of identities. Stateless. */
final class JdbcIdentityRows {
  /** What {@link #read} reads. */
  static final String SELECT =
      "SELECT i.issuer, i.subject, a.id, i.name, i.checked_at, i.gone_at FROM identity i"
          + " JOIN account a ON a.no = i.account";

  static final String BY_SUBJECT = SELECT + " WHERE i.issuer = ? AND i.subject = ?";
  static final String BY_ACCOUNT = SELECT + " WHERE a.id = ? ORDER BY i.issuer, i.subject";

  private JdbcIdentityRows() {}

  static List<Identity> read(Params query) throws SQLException {
    List<Identity> found = new ArrayList<>();
    try (ResultSet row = query.query()) {
      while (row.next()) {
        found.add(
            new Identity(
                row.getString(1),
                row.getString(2),
                new UserId(row.getString(3)),
                row.getString(4),
                Columns.time(row, 5),
                Columns.timeOrNull(row, 6)));
      }
    }
    return List.copyOf(found);
  }

  static List<TokenHash> hashes(Params query) throws SQLException {
    List<TokenHash> found = new ArrayList<>();
    try (ResultSet row = query.query()) {
      while (row.next()) {
        found.add(new TokenHash(row.getString(1)));
      }
    }
    return List.copyOf(found);
  }
}
