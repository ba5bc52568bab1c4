package org.hiroba.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.jdbc.check.DatabaseCheckup;
import org.hiroba.jdbc.check.DatabaseCheckup.Findings;
import org.hiroba.jdbc.postgres.PostgresDatabase;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.LongRead;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.jdbc.sql.UnpooledSource;
import org.hiroba.jdbc.sqlite.SqliteCheckup;
import org.hiroba.jdbc.sqlite.SqliteDatabase;
import org.hiroba.log.StorageException;

/** Looks whether a database is what it should be, and repairs it. For a process of its own. */
public final class DatabaseChecks {
  private DatabaseChecks() {}

  /**
   * Looks at the database of a server that runs, or may run; writes nothing.
   *
   * @throws StorageException it is not there, does not answer, or is of another version
   */
  public static Findings look(DatabaseSettings settings, Path home) {
    try {
      return settings.url().isPresent() ? lookAtUrl(settings) : lookAtFile(settings, home);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * Makes right what follows from the log, where no server runs; looks again.
   *
   * @return what is still wrong
   * @throws StorageException nothing was changed; the message says why
   */
  public static Findings repair(DatabaseSettings settings, Path home) {
    try {
      return settings.url().isPresent() ? repairUrl(settings) : repairFile(settings, home);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static StorageException failure(SQLException e) {
    return new StorageException("The database cannot be checked: " + e.getMessage(), e);
  }

  private static SqliteDatabase file(DatabaseSettings settings, Path home) throws SQLException {
    if (settings.jndiNameConfigured()) {
      throw DatabaseBackups.onlyInServer(settings);
    }
    Path file = home.resolve(Databases.FILE);
    if (!Files.exists(file)) {
      throw Databases.noFile(home);
    }
    return SqliteDatabase.beside(file, home);
  }

  private static void refuseOther(SqliteDatabase sqlite) {
    Migrations.refuseOther(new UnpooledSource(sqlite::connectReadOnly), SqliteDatabase.dialect());
  }

  private static Findings lookAtFile(DatabaseSettings settings, Path home) throws SQLException {
    SqliteDatabase sqlite = file(settings, home);
    List<String> damages = new ArrayList<>();
    try (SqliteCheckup both = sqlite.checkup()) {
      damages.addAll(both.damages());
      if (damages.isEmpty()) {
        refuseOther(sqlite);
        return words(both).look(both.session());
      }
    } catch (SQLException e) {
      if (!SqliteDatabase.isDamage(e)) {
        throw e;
      }
      damages.add(String.valueOf(e.getMessage()));
    }
    // What else would be found follows from that.
    return new Findings(
        damages.stream()
            .map(damage -> "The file is damaged (" + damage + "). Restore a backup.")
            .toList(),
        false);
  }

  private static DatabaseCheckup words(SqliteCheckup both) {
    return both.hasWords()
        ? DatabaseCheckup.withWordsIn(SqliteCheckup.WORDS)
        : DatabaseCheckup.withoutWords();
  }

  private static Findings repairFile(DatabaseSettings settings, Path home) throws SQLException {
    Findings before = lookAtFile(settings, home);
    if (!before.repairable()) {
      return before;
    }
    try (SqliteCheckup both = file(settings, home).repair()) {
      words(both).repair(both.session());
      both.commit();
    }
    return lookAtFile(settings, home);
  }

  private static PostgresDatabase postgres(DatabaseSettings settings) {
    String url = settings.url().orElseThrow();
    if (!url.startsWith("jdbc:postgresql:")) {
      throw Databases.noPostgres(settings);
    }
    return PostgresDatabase.patient(url, settings.user(), settings.password(), Optional.empty());
  }

  private static Findings lookAtUrl(DatabaseSettings settings) throws SQLException {
    PostgresDatabase postgres = postgres(settings);
    try (Connections connections = postgres.connections()) {
      Migrations.refuseOther(postgres.source(), PostgresDatabase.dialect());
      try (LongRead reading = connections.beginLongRead()) {
        return DatabaseCheckup.withWordsInside().look(reading.session());
      }
    }
  }

  private static Findings repairUrl(DatabaseSettings settings) throws SQLException {
    PostgresDatabase postgres = postgres(settings);
    try (Connections connections = postgres.connections()) {
      Migrations.refuseOther(postgres.source(), PostgresDatabase.dialect());
      SqlSession session = connections.beginWriting();
      boolean done = false;
      try {
        DatabaseCheckup.withWordsInside().repair(session);
        session.connection().commit();
        done = true;
      } finally {
        connections.endWriting(session, !done);
      }
    }
    return lookAtUrl(settings);
  }
}
