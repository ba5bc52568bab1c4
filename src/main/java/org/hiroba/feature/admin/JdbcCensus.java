package org.hiroba.feature.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.SqlSession;

/** Counts in a database. Thread-safe. */
final class JdbcCensus implements Census {
  private static final String ACCOUNTS =
      "SELECT a.state, a.roles, COUNT(*) FROM account a WHERE a.name_key IS NOT NULL"
          + " GROUP BY a.state, a.roles";

  /** A room that was removed has no name any more. */
  private static final String ROOMS =
      "SELECT r.kind, r.archived, COUNT(*), SUM(r.message_count) FROM room r"
          + " WHERE r.kind = 'direct' OR r.name_key IS NOT NULL GROUP BY r.kind, r.archived";

  private final Connections connections;

  JdbcCensus(Connections connections) {
    this.connections = connections;
  }

  @Override
  public Count count() {
    Map<String, Long> sums =
        connections.readOneMoment(
            "count people and rooms",
            session -> {
              Map<String, Long> found = new HashMap<>();
              accounts(session, found);
              rooms(session, found);
              return found;
            });
    return new Count(
        of(sums, "active"),
        of(sums, "disabled"),
        of(sums, "admin"),
        of(sums, "guest"),
        of(sums, "public"),
        of(sums, "private"),
        of(sums, "direct"),
        of(sums, "archived"),
        of(sums, "messages"));
  }

  private static void accounts(SqlSession session, Map<String, Long> sums) throws SQLException {
    try (ResultSet row = session.with(ACCOUNTS).query()) {
      while (row.next()) {
        String state = row.getString(1);
        add(sums, state, row.getLong(3));
        String roles = " " + row.getString(2) + " ";
        for (String role : List.of("admin", "guest")) {
          if (state.equals("active") && roles.contains(" " + role + " ")) {
            add(sums, role, row.getLong(3));
          }
        }
      }
    }
  }

  private static void rooms(SqlSession session, Map<String, Long> sums) throws SQLException {
    try (ResultSet row = session.with(ROOMS).query()) {
      while (row.next()) {
        String kind = row.getString(1);
        add(sums, kind, row.getLong(3));
        add(sums, "messages", row.getLong(4));
        if (row.getInt(2) != 0 && !kind.equals("direct")) {
          add(sums, "archived", row.getLong(3));
        }
      }
    }
  }

  private static void add(Map<String, Long> sums, String what, long more) {
    sums.merge(what, more, Long::sum);
  }

  private static long of(Map<String, Long> sums, String what) {
    return sums.getOrDefault(what, 0L);
  }
}
