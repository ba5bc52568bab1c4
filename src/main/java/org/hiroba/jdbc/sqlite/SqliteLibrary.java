package org.hiroba.jdbc.sqlite;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Loads SQLite's native library once per class loader. It is unpacked under a new name each time,
 * since one file cannot be loaded by two class loaders (a redeployment), into the home folder,
 * which nobody else can write to and from which code may run, unlike some temp folders.
 */
final class SqliteLibrary {
  private static final Logger LOG = System.getLogger(SqliteLibrary.class.getName());
  private static final String FOLDER_PROPERTY = "org.sqlite.tmpdir";
  private static boolean loaded;

  private SqliteLibrary() {}

  /**
   * Loads it, at the first call.
   *
   * @throws SQLException this machine cannot load it; the message says why
   */
  static synchronized void load(Path home) throws SQLException {
    if (loaded) {
      return;
    }
    String configured = System.getProperty(FOLDER_PROPERTY);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      // It may ask another process what system this is. The JDK's thread that waits for it keeps
      // the context class loader for good: an undeployed Hiroba would never be collected.
      thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
      if (configured == null) {
        System.setProperty(FOLDER_PROPERTY, emptied(home.resolve("native")).toString());
      }
      if (!SQLiteJDBCLoader.initialize()) {
        throw new SQLException("the library refused to load");
      }
      loaded = true;
    } catch (Exception | LinkageError e) {
      throw new SQLException(
          "SQLite's native library cannot be loaded on this machine (" + e.getMessage() + ")", e);
    } finally {
      thread.setContextClassLoader(before);
      if (configured == null) {
        // The property belongs to the whole server: other applications keep their own folder.
        System.clearProperty(FOLDER_PROPERTY);
      }
    }
  }

  private static Path emptied(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        try {
          Files.deleteIfExists(file);
        } catch (IOException e) {
          // Windows keeps a library that an earlier deployment of this server still holds.
          LOG.log(Level.DEBUG, "{0} is still in use", file);
        }
      }
    }
    return folder;
  }
}
