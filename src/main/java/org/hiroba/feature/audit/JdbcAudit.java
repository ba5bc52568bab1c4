package org.hiroba.feature.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.Params;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.jdbc.write.WriteContext;
import org.jspecify.annotations.Nullable;

/** Keeps the trail in a table of its own. Reads are thread-safe. */
final class JdbcAudit implements AuditTrail {
  static final String ADD =
      "INSERT INTO audit (at, actor, action, target, address, detail) VALUES (?, ?, ?, ?, ?, ?)";
  private static final String SELECT =
      "SELECT no, at, actor, action, target, address, detail FROM audit WHERE at >= ? AND at < ?";

  private final Connections connections;

  JdbcAudit(Connections connections) {
    this.connections = connections;
  }

  @Override
  public List<Numbered> entries(AuditQuery query) {
    return connections.read("read the trail", session -> read(session, query));
  }

  /**
   * Of everybody's doings time is the order, and of one person's or one kind the number, as the
   * indexes are: a clock that was set back makes the two differ, and loses nothing.
   */
  static String sql(AuditQuery query) {
    String order = query.oldestFirst() ? "" : " DESC";
    String beyond = query.oldestFirst() ? " > " : " < ";
    if (query.actor().isEmpty() && query.action().isEmpty()) {
      return SELECT
          + " AND (at, no)"
          + beyond
          + "(?, ?) ORDER BY at"
          + order
          + ", no"
          + order
          + " LIMIT ?";
    }
    return SELECT
        + (query.actor().isEmpty() ? "" : " AND actor = ?")
        + (query.action().isEmpty() ? "" : " AND action = ?")
        + " AND no"
        + beyond
        + "? ORDER BY no"
        + order
        + " LIMIT ?";
  }

  private static List<Numbered> read(SqlSession session, AuditQuery query) throws SQLException {
    boolean ofAll = query.actor().isEmpty() && query.action().isEmpty();
    AuditQuery.Place behind = query.behind();
    long end = query.oldestFirst() ? -1 : Long.MAX_VALUE;
    Params params =
        session
            .with(sql(query))
            .number(millis(query.from(), 0))
            .number(millis(query.to(), Long.MAX_VALUE));
    if (ofAll) {
      params.number(behind == null ? end : behind.at().toEpochMilli());
    }
    if (!query.actor().isEmpty()) {
      params.text(query.actor());
    }
    if (!query.action().isEmpty()) {
      params.text(query.action());
    }
    params.number(behind == null ? end : behind.no());
    List<Numbered> entries = new ArrayList<>();
    try (ResultSet row = params.number(query.limit()).query()) {
      while (row.next()) {
        entries.add(
            new Numbered(
                row.getLong(1),
                new AuditEntry(
                    Columns.time(row, 2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7))));
      }
    }
    return List.copyOf(entries);
  }

  private static long millis(@Nullable Instant at, long otherwise) {
    return at == null ? otherwise : at.toEpochMilli();
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
