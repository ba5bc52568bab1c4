package org.hiroba.startup;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.config.FileSettings;
import org.hiroba.config.SettingsException;
import org.hiroba.feature.file.FileStore;
import org.hiroba.feature.file.FileStoreException;
import org.hiroba.feature.file.FolderFileStore;
import org.hiroba.feature.file.JdbcFileStore;
import org.hiroba.health.Workers;
import org.hiroba.jdbc.Database;
import org.hiroba.jdbc.DatabaseBackups;
import org.hiroba.s3.S3FileStore;

/** Opens the store of files that the settings name. Stateless. */
final class FileStores {
  private static final String POSTGRES = "PostgreSQL";
  private static final Logger LOG = System.getLogger(FileStores.class.getName());

  private FileStores() {}

  /**
   * Opens the one of a server.
   *
   * @throws SettingsException it cannot be used; the message says what to do
   */
  static FileStore of(FileSettings settings, Database database) {
    return switch (settings.store()) {
      case FOLDER -> folder(settings, FolderFileStore::new);
      case DATABASE -> {
        if (!database.product().equals(POSTGRES)) {
          throw new SettingsException(
              "hiroba.files.store=database needs PostgreSQL; with "
                  + database.product()
                  + " files are kept in a folder: hiroba.files.store=folder.");
        }
        yield database.log().port(JdbcFileStore.class);
      }
      case S3 -> looked(s3(settings));
    };
  }

  /**
   * Opens it for a command, whether a server runs or not.
   *
   * @throws SettingsException it cannot be used; the message says what to do
   * @throws org.hiroba.log.StorageException the database does not answer
   */
  static FileStore beside(FileSettings settings, DatabaseSettings database) {
    return switch (settings.store()) {
      case FOLDER -> folder(settings, FolderFileStore::beside);
      case DATABASE -> JdbcFileStore.owning(DatabaseBackups.connections(database));
      case S3 -> s3(settings);
    };
  }

  /** Returns the threads that one has of its own. */
  static List<Workers> threads(FileStore store) {
    return store instanceof S3FileStore s3 ? List.of(s3.threads()) : List.of();
  }

  private static S3FileStore s3(FileSettings settings) {
    try {
      return new S3FileStore(settings.s3().orElseThrow());
    } catch (IOException e) {
      throw new SettingsException("Cannot keep files in S3: " + e.getMessage(), e);
    }
  }

  /** Whoever does not answer now may in a minute; whoever refuses will refuse for ever. */
  private static FileStore looked(S3FileStore store) {
    boolean usable = false;
    try {
      store.probe();
      usable = true;
      LOG.log(Level.INFO, "Files: {0}", store.describe());
    } catch (FileStoreException e) {
      if (e.isLasting()) {
        throw new SettingsException(
            "Cannot keep files in S3 (" + store.describe() + "). " + e.getMessage(), e);
      }
      usable = true;
      LOG.log(
          Level.WARNING,
          "Files: {0} does not answer as it should. Nobody can send files or look at them until it"
              + " does; this server goes on and asks again by itself. {1}",
          store.describe(),
          e.getMessage());
    } catch (IOException e) {
      throw new SettingsException("Cannot ask S3 (" + store.describe() + "): " + e, e);
    } finally {
      if (!usable) {
        store.close();
      }
    }
    return store;
  }

  private interface Opening {
    FileStore at(Path folder) throws IOException;
  }

  private static FileStore folder(FileSettings settings, Opening opening) {
    try {
      return opening.at(settings.folder());
    } catch (IOException e) {
      throw new SettingsException(
          "Cannot use hiroba.files.folder "
              + settings.folder()
              + ": "
              + e.getMessage()
              + ". Make it writable for this user, or name another one.",
          e);
    }
  }
}
