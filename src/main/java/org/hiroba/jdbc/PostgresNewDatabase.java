package org.hiroba.jdbc;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hiroba.jdbc.copy.CopiedTables;
import org.hiroba.jdbc.postgres.PostgresDatabase;
import org.hiroba.log.StorageException;

/**
 * Fills tables in a schema of their own in the same PostgreSQL database; then moves the tables that
 * are there into another schema, and the new ones to their place, all in one transaction.
 */
final class PostgresNewDatabase implements NewDatabase {
  private static final String UNFINISHED = "hiroba_restoring_";
  private static final String ASIDE = "hiroba_before_restore_";
  private static final Logger LOG = System.getLogger(PostgresNewDatabase.class.getName());

  private final PostgresDatabase present;
  private final PostgresDatabase made;
  private final String schema;
  private final String place;
  private final Clock clock = Clock.systemUTC();

  private PostgresNewDatabase(
      PostgresDatabase present, PostgresDatabase made, String schema, String place) {
    this.present = present;
    this.made = made;
    this.schema = schema;
    this.place = place;
  }

  static PostgresNewDatabase begin(String url, Optional<String> user, Optional<String> password) {
    PostgresDatabase present = PostgresDatabase.patient(url, user, password, Optional.empty());
    try {
      String schema =
          UNFINISHED + DatabaseFilling.stamp(Clock.systemUTC()).toLowerCase(Locale.ROOT);
      String place;
      try (Connection connection = present.source().getConnection();
          Statement statement = connection.createStatement()) {
        place = schemaOf(connection);
        statement.execute("CREATE SCHEMA " + schema);
      }
      return new PostgresNewDatabase(
          present,
          PostgresDatabase.patient(url, user, password, Optional.of(schema)),
          schema,
          place);
    } catch (SQLException e) {
      present.connections().close();
      throw new StorageException(
          "Cannot make a schema to restore into: PostgreSQL says: "
              + e.getMessage()
              + ". Let the user do so for as long as that takes: GRANT CREATE ON DATABASE NAME TO"
              + " USER",
          e);
    } catch (RuntimeException | Error e) {
      present.connections().close();
      throw e;
    }
  }

  private static String schemaOf(Connection connection) throws SQLException {
    String schema = connection.getSchema();
    if (schema == null) {
      throw new SQLException("this user has no schema in which tables are made");
    }
    return schema;
  }

  @Override
  public boolean isTaken() {
    try (Connection connection = present.source().getConnection()) {
      return CopiedTables.all(connection).contains(CopiedTables.HISTORY);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public String place() {
    return "the schema " + place + " of the PostgreSQL database";
  }

  @Override
  public void fill(int version, String origin, Tables tables) throws IOException {
    DatabaseFilling.fill(
        made.source(), PostgresDatabase.dialect(), version, origin, tables, clock.instant());
    analyze();
  }

  /** Until PostgreSQL looks at new tables by itself it takes them for empty, and is slow. */
  private void analyze() {
    try (Connection connection = made.source().getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : CopiedTables.all(connection)) {
        statement.execute("ANALYZE \"" + table + "\"");
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public List<String> takePlace() throws IOException {
    String aside = ASIDE + DatabaseFilling.stamp(clock).toLowerCase(Locale.ROOT);
    try (Connection there = present.source().getConnection();
        Connection ours = made.source().getConnection()) {
      Set<String> fresh = CopiedTables.all(ours);
      Set<String> old = new TreeSet<>(CopiedTables.all(there));
      boolean taken = old.contains(CopiedTables.HISTORY);
      Set<String> foreign = new TreeSet<>(old);
      foreign.removeAll(fresh);
      old.retainAll(fresh);
      there.setAutoCommit(false);
      try (Statement statement = there.createStatement()) {
        // Whoever uses the tables now would be waited for, and everybody behind us.
        statement.execute("SET LOCAL lock_timeout = '10s'");
        if (!old.isEmpty()) {
          statement.execute("CREATE SCHEMA " + aside);
        }
        for (String table : old) {
          move(statement, table, place, aside);
        }
        for (String table : fresh) {
          move(statement, table, schema, place);
        }
        there.commit();
      } catch (SQLException | RuntimeException | Error e) {
        there.rollback();
        throw e;
      }
      List<String> lines = new ArrayList<>();
      if (!old.isEmpty()) {
        lines.add(
            "What was there before is in the schema "
                + aside
                + " of the same database; when it is not needed: DROP SCHEMA "
                + aside
                + " CASCADE");
      }
      if (taken && !foreign.isEmpty()) {
        lines.add(
            "These tables are none of this version and stayed where they are: "
                + String.join(", ", foreign));
      }
      return lines;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static void move(Statement statement, String table, String from, String to)
      throws SQLException {
    statement.execute("ALTER TABLE \"" + from + "\".\"" + table + "\" SET SCHEMA \"" + to + "\"");
  }

  private static StorageException failure(SQLException e) {
    return new StorageException(
        "Cannot restore, and nothing was changed: PostgreSQL says: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    made.connections().close();
    try (Connection connection = present.source().getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery(
              "SELECT 1 FROM information_schema.schemata WHERE schema_name = '" + schema + "'")) {
        if (!row.next()) {
          return;
        }
      }
      statement.execute("DROP SCHEMA " + schema + " CASCADE");
    } catch (SQLException e) {
      LOG.log(
          Level.WARNING,
          "What is left of restoring stays: DROP SCHEMA {0} CASCADE ({1})",
          schema,
          e.getMessage());
    } finally {
      present.connections().close();
    }
  }
}
