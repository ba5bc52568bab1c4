package org.hiroba.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.config.DiskSpace;
import org.hiroba.config.SettingsException;
import org.hiroba.jdbc.postgres.PostgresDatabase;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.UnpooledSource;
import org.hiroba.jdbc.sqlite.SqliteDatabase;
import org.hiroba.jdbc.write.Adapters;
import org.hiroba.jdbc.write.Preload;
import org.hiroba.log.OnlineCopy;
import org.hiroba.log.StorageException;

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
    if (settings.url().isPresent()) {
      return openUrl(settings, settings.url().get(), adapters);
    }
    Optional<BoundDataSource> bound = BoundDataSource.find(settings.jndiName());
    if (bound.isPresent()) {
      return openDataSource(bound.get(), settings.startTimeout(), adapters);
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
   * Copies the SQLite file of a home folder, whether a server runs on it or not. For a process of
   * its own.
   *
   * @throws StorageException the copy was not made
   */
  public static void copyFile(Path home, Path target) {
    Path file = home.resolve(FILE);
    if (!Files.exists(file)) {
      throw new StorageException(
          "There is no "
              + FILE
              + " in "
              + home
              + ". Name the server's home folder with -Dhiroba.home=FOLDER before -jar; PostgreSQL"
              + " is copied with its own pg_dump.",
          null);
    }
    OnlineCopy copy;
    try {
      copy = sqliteBeside(file, home).copy();
    } catch (SQLException | IOException e) {
      throw new StorageException("Cannot copy " + file + ": " + e.getMessage(), e);
    }
    copy.copyTo(target);
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
      return BesideServer.of(sqliteBeside(file, home).connectBesideServer());
    } catch (SQLException | IOException e) {
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

  /**
   * Loads SQLite by the library that the server has unpacked into the home folder; elsewhere where
   * it has not and there is no space.
   */
  private static SqliteDatabase sqliteBeside(Path file, Path home)
      throws SQLException, IOException {
    try {
      return SqliteDatabase.at(file, home);
    } catch (SQLException e) {
      Path folder = Files.createTempDirectory("hiroba");
      folder.toFile().deleteOnExit();
      folder.resolve("native").toFile().deleteOnExit();
      return SqliteDatabase.at(file, folder);
    }
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
    return opened(
        connections,
        adapters,
        Preload.NONE,
        "SQLite " + file + ", " + reason,
        epoch -> sqlite.openSearch(connections, epoch),
        sqlite.copy());
  }

  private static Database openUrl(DatabaseSettings settings, String url, Adapters adapters) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw noPostgres(settings);
    }
    return migrated(
        new StartWait(settings.startTimeout())
            .until(() -> PostgresDatabase.ofUrl(url, settings.user(), settings.password())),
        adapters,
        settings.shownUrl().orElse("") + ", because hiroba.database.url is set");
  }

  private static SettingsException noPostgres(DatabaseSettings settings) {
    return new SettingsException(
        "hiroba.database.url begins with jdbc:postgresql: (for SQLite leave it out), not "
            + settings.shownUrl().orElse(""));
  }

  private static Database openDataSource(
      BoundDataSource bound, Duration patience, Adapters adapters) {
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
        postgres, adapters, "PostgreSQL, because the server has the DataSource " + bound.name());
  }

  private static Database migrated(
      PostgresDatabase postgres, Adapters adapters, String description) {
    Connections connections = postgres.connections();
    try {
      Migrations.migrate(postgres.source(), PostgresDatabase.dialect());
      postgres.warnIfNotDurable();
    } catch (RuntimeException | Error e) {
      connections.close();
      throw e;
    }
    return opened(
        connections,
        adapters,
        PostgresDatabase.preload(),
        description,
        epoch -> postgres.openSearch(),
        target -> {
          throw new UnsupportedOperationException(
              "PostgreSQL is copied with its own tools: pg_dump, or pg_basebackup with an archive of"
                  + " its log.");
        });
  }

  private static Database opened(
      Connections connections,
      Adapters adapters,
      Preload preload,
      String description,
      Database.SearchOpener search,
      OnlineCopy copy) {
    try {
      return new Database(connections, adapters, preload, description, search, copy);
    } catch (RuntimeException | Error e) {
      connections.close();
      throw e;
    }
  }
}
