package org.hiroba.jdbc.sqlite;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.hiroba.config.PrivateFiles;

/** Keeps a SQLite file and what SQLite puts beside it readable by its owner alone: mode 0600. */
final class SqliteFiles {
  private static final Logger LOG = System.getLogger(SqliteFiles.class.getName());

  /** What SQLite puts beside a file; it gives them the file's own mode when it makes them. */
  static final List<String> SUFFIXES = List.of("", "-wal", "-shm", "-journal");

  private SqliteFiles() {}

  /**
   * Makes the file if it is not there, empty as SQLite takes it, so that there is no moment in
   * which others could read it; takes others' rights away from what is there. Where the file system
   * knows no such rights nothing happens.
   *
   * @throws SQLException it cannot be made
   */
  static void makePrivate(Path file) throws SQLException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !PrivateFiles.knowsModes(folder)) {
      return;
    }
    try {
      PrivateFiles.create(file);
    } catch (FileAlreadyExistsException e) {
      SUFFIXES.forEach(suffix -> tighten(file.resolveSibling(file.getFileName() + suffix)));
    } catch (IOException e) {
      throw new SQLException("cannot make " + file + ": " + e.getMessage(), e);
    }
  }

  private static void tighten(Path file) {
    try {
      if (Files.exists(file) && !PrivateFiles.isPrivate(file)) {
        PrivateFiles.tighten(file);
        LOG.log(Level.INFO, "{0} is readable by its owner alone now", file);
      }
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "Others may read {0} and this cannot be changed ({1}): do it by hand (chmod 600)",
          file,
          e.getMessage());
    }
  }
}
