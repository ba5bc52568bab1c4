package org.hiroba.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.hiroba.backup.BackupSource;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.config.HomeFolder;
import org.hiroba.jdbc.copy.DatabaseSnapshot;
import org.hiroba.jdbc.postgres.PostgresDatabase;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sqlite.SqliteDatabase;
import org.hiroba.log.StorageException;

/** Opens databases for backups and for restoring. For a process of its own. */
public final class DatabaseBackups {
  private static final String WITHOUT_COMMANDS =
      "Let the server make the backup: by the operation backup of its MBean"
          + " org.hiroba:type=Operations, or hiroba.backup.every=1d; or name the same database with"
          + " -Dhiroba.database.url=jdbc:postgresql://HOST/DATABASE before -jar.";

  private DatabaseBackups() {}

  /** Says that a database is known to a server alone, which then has to make its backups. */
  public static final class OnlyInServer extends StorageException {
    private static final long serialVersionUID = 1L;

    private OnlyInServer(String message) {
      super(message, null);
    }
  }

  /**
   * Takes the present moment of the database of a server that runs, or may run. Nothing is migrated
   * and nothing is written.
   *
   * @throws StorageException it is not there or does not answer
   */
  public static BackupSource beside(DatabaseSettings settings, Path home) {
    if (settings.url().isPresent()) {
      if (!settings.url().get().startsWith("jdbc:postgresql:")) {
        throw Databases.noPostgres(settings);
      }
      return besideUrl(
          PostgresDatabase.patient(
                  settings.url().get(), settings.user(), settings.password(), Optional.empty())
              .connections());
    }
    if (settings.jndiNameConfigured()) {
      throw onlyInServer(settings);
    }
    Path file = home.resolve(Databases.FILE);
    refuseOther(file, home);
    if (!Files.exists(file)) {
      throw Databases.noFile(home);
    }
    return ofFile(file, home);
  }

  /** A server that has this home and another database never made the file, or left it behind. */
  private static void refuseOther(Path file, Path home) {
    try {
      if (!Files.exists(file.resolveSibling(Databases.FILE + "-wal")) && HomeFolder.isInUse(home)) {
        throw new OnlyInServer(
            "The server that runs on "
                + home
                + " keeps nothing in its "
                + Databases.FILE
                + ": its database is a DataSource, or named by other settings. "
                + WITHOUT_COMMANDS);
      }
    } catch (IOException e) {
      throw new StorageException("The home folder " + home + " cannot be read: " + e, e);
    }
  }

  /**
   * Takes what a SQLite file holds: of a home folder, or one that an earlier version copied.
   *
   * @throws StorageException it cannot be read
   */
  public static BackupSource ofFile(Path file, Path home) {
    try {
      return new DatabaseSnapshot(
          SqliteDatabase.beside(file, home).beginLongRead(), SqliteDatabase.dialect());
    } catch (SQLException e) {
      throw new StorageException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Connects to the PostgreSQL database that the settings name, for what a command does with files.
   *
   * @throws StorageException none is named, or it does not answer
   */
  public static Connections connections(DatabaseSettings settings) {
    if (settings.url().isEmpty() && settings.jndiNameConfigured()) {
      throw onlyInServer(settings);
    }
    String url = settings.url().orElse("");
    if (!url.startsWith("jdbc:postgresql:")) {
      throw Databases.noPostgres(settings);
    }
    return PostgresDatabase.patient(url, settings.user(), settings.password(), Optional.empty())
        .connections();
  }

  private static BackupSource besideUrl(Connections connections) {
    try {
      return new ClosingSource(
          new DatabaseSnapshot(connections.beginLongRead(), connections.dialect()), connections);
    } catch (SQLException e) {
      connections.close();
      throw connections.failure("read the database for a backup", e);
    }
  }

  /** Says that only a server has the database that the settings name. */
  static OnlyInServer onlyInServer(DatabaseSettings settings) {
    return new OnlyInServer(
        "The database is the server's DataSource "
            + settings.jndiName()
            + ", which no command reaches. "
            + WITHOUT_COMMANDS);
  }

  /**
   * Makes a new database beside the one that is there, or where none is.
   *
   * @throws StorageException it cannot be made
   */
  public static NewDatabase beginNew(DatabaseSettings settings, Path home) {
    if (settings.url().isPresent()) {
      if (!settings.url().get().startsWith("jdbc:postgresql:")) {
        throw Databases.noPostgres(settings);
      }
      return PostgresNewDatabase.begin(settings.url().get(), settings.user(), settings.password());
    }
    if (settings.jndiNameConfigured()) {
      throw onlyInServer(settings);
    }
    return SqliteNewDatabase.begin(home);
  }
}
