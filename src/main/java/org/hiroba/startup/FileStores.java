package org.hiroba.startup;

import java.io.IOException;
import java.nio.file.Path;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.config.FileSettings;
import org.hiroba.config.SettingsException;
import org.hiroba.feature.file.FileStore;
import org.hiroba.feature.file.FolderFileStore;
import org.hiroba.feature.file.JdbcFileStore;
import org.hiroba.jdbc.Database;
import org.hiroba.jdbc.DatabaseBackups;
import org.hiroba.jdbc.sql.Connections;

/** Opens the store of files that the settings name. Stateless. */
final class FileStores {
  private static final String POSTGRES = "PostgreSQL";

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
      case DATABASE -> {
        Connections connections = DatabaseBackups.connections(database);
        yield new ClosingStore(new JdbcFileStore(connections), connections);
      }
    };
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
