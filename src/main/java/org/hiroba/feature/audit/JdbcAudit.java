package org.hiroba.feature.audit;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.write.WriteContext;

/** Keeps the trail in a table of its own. Reads are thread-safe. */
final class JdbcAudit implements AuditTrail {
  private static final String ADD =
      "INSERT INTO audit (at, actor, action, target, address, detail) VALUES (?, ?, ?, ?, ?, ?)";
  private static final String NEWEST =
      "SELECT at, actor, action, target, address, detail FROM audit ORDER BY no DESC LIMIT ?";

  private final Connections connections;

  JdbcAudit(Connections connections) {
    this.connections = connections;
  }

  @Override
  public List<AuditEntry> newest(int limit) {
    return connections.read(
        "read the trail",
        session -> {
          List<AuditEntry> entries = new ArrayList<>();
          try (ResultSet row = session.with(NEWEST).number(limit).query()) {
            while (row.next()) {
              entries.add(
                  new AuditEntry(
                      Columns.time(row, 1),
                      row.getString(2),
                      row.getString(3),
                      row.getString(4),
                      row.getString(5),
                      row.getString(6)));
            }
          }
          return List.copyOf(entries);
        });
  }

  /** Writes in the open transaction. */
  static AuditWrites writes(WriteContext in) {
    return entry ->
        in.run(
            "write down what was done",
            () ->
                in.session()
                    .with(ADD)
                    .time(entry.at())
                    .text(entry.actor())
                    .text(entry.action())
                    .text(entry.target())
                    .text(entry.address())
                    .text(entry.detail())
                    .update());
  }
}
