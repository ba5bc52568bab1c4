package org.hiroba.feature.admin;

import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.hiroba.account.UserRef;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Connections;

/** Finds names in a database. Thread-safe. */
final class JdbcTrailNames implements TrailNames {
  private final Connections connections;
  private final String people;
  private final String rooms;

  JdbcTrailNames(Connections connections) {
    this.connections = connections;
    people =
        "SELECT a.id, a.name, a.display_name FROM account a WHERE a.name_key IS NOT NULL AND "
            + connections.dialect().isAmong("a.id");
    rooms =
        "SELECT r.id, r.name FROM room r WHERE r.kind <> 'direct' AND r.name_key IS NOT NULL AND "
            + connections.dialect().isAmong("r.id");
  }

  @Override
  public Map<String, UserRef> people(Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return connections.read(
        "find people by their ids",
        session -> {
          Map<String, UserRef> found = new HashMap<>();
          try (ResultSet row = session.with(people).text(Columns.jsonArray(ids)).query()) {
            while (row.next()) {
              found.put(row.getString(1), Columns.userRef(row, 1));
            }
          }
          return found;
        });
  }

  @Override
  public Map<String, String> rooms(Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return connections.read(
        "find rooms by their ids",
        session -> {
          Map<String, String> found = new HashMap<>();
          try (ResultSet row = session.with(rooms).text(Columns.jsonArray(ids)).query()) {
            while (row.next()) {
              found.put(row.getString(1), row.getString(2));
            }
          }
          return found;
        });
  }
}
