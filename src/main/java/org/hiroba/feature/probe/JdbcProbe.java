package org.hiroba.feature.probe;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.jdbc.write.WriteContext;

/** Probes the database by a table of one row. Reads are thread-safe. */
final class JdbcProbe implements ProbeReads {
  private static final String READ = "SELECT probed_at FROM probe WHERE id = 1";
  private static final String WRITE = "UPDATE probe SET probed_at = ? WHERE id = 1";
  private static final String COUNT =
      "SELECT (SELECT COUNT(*) FROM room),"
          + " (SELECT COUNT(*) FROM account WHERE state = 'active'),"
          + " (SELECT COUNT(*) FROM membership)";

  private final Connections connections;

  JdbcProbe(Connections connections) {
    this.connections = connections;
  }

  @Override
  public void read() {
    var unused = connections.read("read a row", JdbcProbe::probedAt);
  }

  private static long probedAt(SqlSession session) throws SQLException {
    try (ResultSet row = session.prepare(READ).executeQuery()) {
      if (!row.next()) {
        throw new SQLException("the table probe has lost its row");
      }
      return row.getLong(1);
    }
  }

  @Override
  public StoredCounts counts() {
    return connections.read(
        "count rooms and people",
        session -> {
          try (ResultSet row = session.prepare(COUNT).executeQuery()) {
            row.next();
            return new StoredCounts(row.getLong(1), row.getLong(2), row.getLong(3));
          }
        });
  }

  /** Writes in the open transaction. */
  static ProbeWrites writes(WriteContext in) {
    return at -> in.run("write a row", () -> in.session().with(WRITE).time(at).update());
  }
}
