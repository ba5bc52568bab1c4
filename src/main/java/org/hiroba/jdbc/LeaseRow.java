package org.hiroba.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.hiroba.jdbc.sql.Connections;

/**
 * The row of the table {@code meta} that holds a {@link DatabaseLease}: until when, who (a process,
 * and the home folder that it is of), and the same for people, line by line. Thread-safe.
 */
final class LeaseRow {
  /** Names the row; a restored database has none. */
  static final String NAME = "lease";

  /** Numbers the lines that tell who, for {@link #write}. */
  static final int HOLDER = 2;

  static final int OWNER = 3;
  private static final int DESCRIBED = 4;

  private static final String NOW = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

  private static final String IS_POSSIBLE = "SELECT to_regclass('meta') IS NOT NULL";

  /** One statement, and the row is locked while its condition is asked: of two, one succeeds. */
  private static final String WRITE =
      "INSERT INTO meta (name, value) VALUES ('"
          + NAME
          + "', ("
          + NOW
          + " + ?)::text || ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
          + " WHERE split_part(meta.value, chr(10), 1)::bigint < "
          + NOW
          + " OR split_part(meta.value, chr(10), ?) = ?";

  private static final String FIND = "SELECT value FROM meta WHERE name = '" + NAME + "'";
  private static final String REMOVE =
      "DELETE FROM meta WHERE name = '" + NAME + "' AND split_part(value, chr(10), 2) = ?";

  /** SQLSTATE read_only_sql_transaction (PostgreSQL's appendix A). */
  private static final String READ_ONLY = "25006";

  private final Connections connections;
  private final String holder;
  private final String rest;
  private final long lastsMillis;

  /**
   * What stands there.
   *
   * @param value all of it, which changes when it is renewed
   */
  record Found(String value) {
    String described() {
      return value.lines().skip(DESCRIBED - 1L).findFirst().orElse("unknown");
    }
  }

  LeaseRow(Connections connections, Tenant tenant, String holder, Duration lasts) {
    this.connections = connections;
    this.holder = holder;
    this.rest = "\n" + holder + "\n" + tenant.owner() + "\n" + tenant.described();
    this.lastsMillis = lasts.toMillis();
  }

  /** Returns who writes here, which no other process is called. */
  String holder() {
    return holder;
  }

  /** Tells whether there is a table for it. */
  boolean isPossible() {
    return connections.read(
        "look for the tables",
        session -> {
          try (ResultSet row = session.with(IS_POSSIBLE).query()) {
            return row.next() && row.getBoolean(1);
          }
        });
  }

  /**
   * Writes that it is held by this process, from now on, where nobody holds it, or where a line of
   * what stands there is this.
   *
   * @return whether it was written
   */
  boolean write(int line, String mine) {
    return connections.read(
        "take the lease of this database",
        session ->
            session.with(WRITE).number(lastsMillis).text(rest).small(line).text(mine).update() > 0);
  }

  /** Returns what stands there. */
  Optional<Found> find() {
    return connections.read(
        "read the lease of this database",
        session -> {
          try (ResultSet row = session.with(FIND).query()) {
            return row.next() ? Optional.of(new Found(row.getString(1))) : Optional.empty();
          }
        });
  }

  /** Removes it, if this process has it. */
  void remove() {
    connections.read(
        "give back the lease of this database",
        session -> session.with(REMOVE).text(holder).update());
  }

  static boolean isReadOnly(SQLException e) {
    return READ_ONLY.equals(e.getSQLState());
  }
}
