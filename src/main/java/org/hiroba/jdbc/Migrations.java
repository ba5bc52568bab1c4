package org.hiroba.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.logging.LogFactory;
import org.hiroba.jdbc.sql.Dialect;
import org.hiroba.log.StorageException;

/** Brings a database to the schema of this program, forward only. */
final class Migrations {
  private static final String TABLE = "hiroba_schema_history";

  /** What Flyway says when the pool gives none. */
  private static final String NO_CONNECTION = "Unable to obtain connection";

  private static final String CONNECTIONS_NEEDED =
      ". At least 2 connections are needed at the same time, while the database is migrated and"
          + " afterwards; let the pool have 10 or more.";

  private Migrations() {}

  /**
   * Migrates. Several nodes may do so at the same time: one does, the others wait.
   *
   * @throws StorageException the database is newer than this program, or the migration failed and
   *     left everything as it was
   */
  static void migrate(DataSource lender, Dialect dialect) {
    try (BorrowedOnce borrowed = new BorrowedOnce(lender)) {
      migrateOver(borrowed.source(), dialect);
    }
  }

  /**
   * Makes the tables of an earlier version, or of this one, in a database that has none.
   *
   * @throws StorageException the version is newer than this program, or they could not be made
   */
  static void make(DataSource source, Dialect dialect, int version) {
    // A database may have no migration of this number, when only the other one needed it.
    Flyway flyway = configuration(source, dialect).target(version + "?").load();
    LogFactory.setLogCreator(type -> new MigrationLog());
    try {
      int newest = 0;
      for (MigrationInfo known : flyway.info().all()) {
        newest = Math.max(newest, Integer.parseInt(known.getVersion().getVersion()));
      }
      if (version > newest) {
        throw new StorageException(
            "It has schema version "
                + version
                + ", and this version of Hiroba knows them up to "
                + newest
                + " only: restore it with the version that made it, or a newer one.",
            null);
      }
      flyway.migrate();
    } catch (FlywayException e) {
      throw new StorageException("Cannot make the tables to restore into: " + firstLine(e), e);
    }
  }

  /**
   * Writes nothing.
   *
   * @throws StorageException the database is not of this program's version
   */
  static void refuseOther(DataSource source, Dialect dialect) {
    Flyway flyway = configuration(source, dialect).load();
    LogFactory.setLogCreator(type -> new MigrationLog());
    try {
      for (MigrationInfo applied : flyway.info().applied()) {
        refuseNewer(applied);
      }
      if (flyway.info().pending().length > 0) {
        throw new StorageException(
            "The database is of an earlier version of Hiroba, or empty: start the server once, which"
                + " brings it to this one.",
            null);
      }
    } catch (FlywayException e) {
      throw new StorageException("The database cannot be read: " + firstLine(e), e);
    }
  }

  private static void migrateOver(DataSource source, Dialect dialect) {
    Flyway flyway = configuration(source, dialect).load();
    // After load(), which would choose a log of its own.
    LogFactory.setLogCreator(type -> new MigrationLog());
    try {
      for (MigrationInfo applied : flyway.info().applied()) {
        refuseNewer(applied);
      }
      MigrationInfo current = flyway.info().current();
      if (current != null && !current.getVersion().isAtLeast(DoubledRoomNames.UNIQUE_FROM)) {
        DoubledRoomNames.tell(source);
      }
      flyway.migrate();
      StaleSearchKeys.makeAnew(source);
    } catch (FlywayException | SQLException e) {
      throw new StorageException(
          "Cannot bring the database to this version of Hiroba: " + firstLine(e), e);
    }
  }

  static FluentConfiguration configuration(DataSource source, Dialect dialect) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:" + dialect.migrations())
        .table(TABLE);
  }

  private static void refuseNewer(MigrationInfo applied) {
    if (applied.getScript() != null && !applied.getState().isResolved()) {
      throw new StorageException(
          "The database has schema version "
              + applied.getVersion()
              + ", which this version of Hiroba does not know: a newer one has used it. Start that"
              + " version again, or restore the backup made before the upgrade.",
          null);
    }
  }

  private static String firstLine(Exception e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    String line = message.strip().lines().findFirst().orElse(message);
    return line.startsWith(NO_CONNECTION) ? line + CONNECTIONS_NEEDED : line;
  }
}
