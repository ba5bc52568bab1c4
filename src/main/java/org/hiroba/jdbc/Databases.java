package org.hiroba.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.config.DiskSpace;
import org.hiroba.config.HomeFolder;
import org.hiroba.config.SettingsException;
import org.hiroba.jdbc.postgres.PostgresDatabase;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.UnpooledSource;
import org.hiroba.jdbc.sqlite.SqliteDatabase;
import org.hiroba.jdbc.write.Adapters;
import org.hiroba.jdbc.write.Preload;
import org.hiroba.log.StorageException;
import org.jspecify.annotations.Nullable;

/** Opens the database that the settings name, brought to this program's schema. */
public final class Databases {
  /** Names SQLite's file in the home folder. */
  public static final String FILE = "hiroba.db";

  private Databases() {}

  /**
   * Opens the database: {@code hiroba.database.url} if set, else the server's DataSource if one is
   * bound under the configured name, else SQLite in the home folder.
   *
   * @param home the home folder, which is locked for this process
   * @throws SettingsException the settings name a database that is not there or not supported
   * @throws StorageException the database does not answer, is newer than this program, or could not
   *     be migrated
   */
  public static Database open(DatabaseSettings settings, Path home, Adapters adapters) {
    return open(settings, home, adapters, null);
  }

  /**
   * Opens it like {@link #open(DatabaseSettings, Path, Adapters)}, for a process that no other
   * server may disturb: until the database is closed, another one that does this is refused.
   *
   * @throws StorageException another server uses it; or as above
   */
  public static Database openAlone(DatabaseSettings settings, HomeFolder home, Adapters adapters) {
    return open(settings, home.path(), adapters, Tenant.of(home));
  }

  private static Database open(
      DatabaseSettings settings, Path home, Adapters adapters, @Nullable Tenant alone) {
    if (settings.url().isPresent()) {
      return openUrl(settings, settings.url().get(), adapters, alone);
    }
    Optional<BoundDataSource> bound = BoundDataSource.find(settings.jndiName());
    if (bound.isPresent()) {
      return openDataSource(bound.get(), settings.startTimeout(), adapters, alone);
    }
    if (settings.jndiNameConfigured()) {
      throw new SettingsException(
          "No DataSource is bound as "
              + settings.jndiName()
              + " (tried "
              + String.join(", ", BoundDataSource.names(settings.jndiName()))
              + "). Create it in the server, or correct hiroba.datasource.");
    }
    return openFile(
        home.resolve(FILE),
        home,
        "because neither hiroba.database.url is set nor a DataSource "
            + settings.jndiName()
            + " bound",
        adapters);
  }

  /**
   * Opens the database of a server that runs, or may run, for a few short statements: nothing is
   * migrated. For a process of its own.
   *
   * @throws StorageException it is not there or does not answer
   */
  public static BesideServer besideServer(DatabaseSettings settings, Path home) {
    if (settings.url().isPresent()) {
      if (!settings.url().get().startsWith("jdbc:postgresql:")) {
        throw noPostgres(settings);
      }
      return BesideServer.of(
          PostgresDatabase.ofUrl(settings.url().get(), settings.user(), settings.password())
              .connections());
    }
    Path file = home.resolve(FILE);
    if (!Files.exists(file)) {
      throw noFile(home);
    }
    try {
      return BesideServer.of(
          SqliteDatabase.beside(file, home).connectBesideServer(), SqliteDatabase.dialect());
    } catch (SQLException e) {
      throw new StorageException("Cannot open " + file + ": " + e.getMessage(), e);
    }
  }

  /** Says that a home folder has no database, which a command then does not make. */
  public static StorageException noFile(Path home) {
    return new StorageException(
        "There is no "
            + FILE
            + " in "
            + home
            + ". Name the server's home folder (-Dhiroba.home=FOLDER) or its database"
            + " (-Dhiroba.database.url=URL); the server's log says which they are.",
        null);
  }

  /** Opens a SQLite file, made if it is not there. */
  static Database openFile(Path file, Path home, String reason, Adapters adapters) {
    SqliteDatabase sqlite;
    Connections connections;
    try {
      sqlite = SqliteDatabase.at(file, home);
      sqlite.prepare();
      Migrations.migrate(new UnpooledSource(sqlite::connect), SqliteDatabase.dialect());
      connections = sqlite.open();
    } catch (SQLException e) {
      throw new StorageException(
          "Cannot open " + file + ": " + e.getMessage() + DiskSpace.hint(home), e);
    }
    try {
      return new Database(
          connections,
          adapters,
          Preload.NONE,
          "SQLite " + file + ", " + reason,
          null,
          epoch -> sqlite.openSearch(connections, epoch));
    } catch (RuntimeException | Error e) {
      connections.close();
      throw e;
    }
  }

  private static Database openUrl(
      DatabaseSettings settings, String url, Adapters adapters, @Nullable Tenant alone) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw noPostgres(settings);
    }
    return migrated(
        new StartWait(settings.startTimeout())
            .until(() -> PostgresDatabase.ofUrl(url, settings.user(), settings.password())),
        adapters,
        settings.shownUrl().orElse("") + ", because hiroba.database.url is set",
        settings.startTimeout(),
        alone);
  }

  static SettingsException noPostgres(DatabaseSettings settings) {
    return new SettingsException(
        "hiroba.database.url begins with jdbc:postgresql: (for SQLite leave it out), not "
            + settings.shownUrl().orElse(""));
  }

  private static Database openDataSource(
      BoundDataSource bound, Duration patience, Adapters adapters, @Nullable Tenant alone) {
    PostgresDatabase postgres = PostgresDatabase.ofDataSource(bound.source());
    String product = new StartWait(patience).until(postgres::product);
    if (!product.equals(PostgresDatabase.dialect().productName())) {
      throw new SettingsException(
          "The DataSource "
              + bound.name()
              + " is a "
              + product
              + ", but Hiroba knows PostgreSQL only. Bind another one, or name another one with"
              + " hiroba.datasource.");
    }
    return migrated(
        postgres,
        adapters,
        "PostgreSQL, because the server has the DataSource " + bound.name(),
        patience,
        alone);
  }

  private static Database migrated(
      PostgresDatabase postgres,
      Adapters adapters,
      String description,
      Duration patience,
      @Nullable Tenant alone) {
    Connections connections = postgres.connections();
    DatabaseLease lease = null;
    try {
      if (alone != null) {
        // Before the tables are changed under whoever uses them.
        lease =
            new StartWait(patience)
                .until(() -> DatabaseLease.begin(connections, alone, DatabaseLease.Pace.USUAL));
      }
      Migrations.migrate(postgres.patientSource(), PostgresDatabase.dialect());
      if (lease != null) {
        lease.confirm();
      }
      postgres.warnIfNotDurable();
      return new Database(
          connections,
          adapters,
          PostgresDatabase.preload(),
          description,
          lease,
          epoch -> postgres.openSearch());
    } catch (RuntimeException | Error e) {
      if (lease != null) {
        lease.close();
      }
      connections.close();
      throw e;
    }
  }
}
