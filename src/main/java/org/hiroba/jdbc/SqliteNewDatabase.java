package org.hiroba.jdbc;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.config.DiskSpace;
import org.hiroba.config.DurableFiles;
import org.hiroba.config.PrivateFiles;
import org.hiroba.jdbc.sql.UnpooledSource;
import org.hiroba.jdbc.sqlite.SqliteDatabase;
import org.hiroba.log.StorageException;

/**
 * Fills a SQLite file in a folder of its own inside the home folder, which is locked; then moves it
 * to its place.
 */
final class SqliteNewDatabase implements NewDatabase {
  private static final String UNFINISHED = "restoring-";
  private static final String ASIDE = "before-restore-";
  private static final Logger LOG = System.getLogger(SqliteNewDatabase.class.getName());

  private final Path home;
  private final Path folder;
  private final Clock clock = Clock.systemUTC();

  private SqliteNewDatabase(Path home, Path folder) {
    this.home = home;
    this.folder = folder;
  }

  static SqliteNewDatabase begin(Path home) {
    try {
      Path folder = home.resolve(UNFINISHED + DatabaseFilling.stamp(Clock.systemUTC()));
      // Left by somebody who was killed; the home is ours alone.
      try (DirectoryStream<Path> left = Files.newDirectoryStream(home, UNFINISHED + "*")) {
        for (Path one : left) {
          DurableFiles.deleteTree(one);
        }
      }
      PrivateFiles.createFolder(folder);
      return new SqliteNewDatabase(home, folder);
    } catch (IOException e) {
      throw new StorageException(
          "Cannot restore into " + home + ": " + e + "." + DiskSpace.hint(home), e);
    }
  }

  @Override
  public boolean isTaken() {
    return Files.exists(home.resolve(Databases.FILE));
  }

  @Override
  public String place() {
    return home.resolve(Databases.FILE).toString();
  }

  @Override
  public void fill(int schema, String origin, Tables tables) throws IOException {
    Path file = folder.resolve(Databases.FILE);
    try {
      SqliteDatabase sqlite = SqliteDatabase.at(file, home);
      sqlite.prepare();
      DatabaseFilling.fill(
          new UnpooledSource(() -> unsynced(sqlite)),
          SqliteDatabase.dialect(),
          schema,
          origin,
          tables,
          clock.instant());
      // All that stands in the log beside it has to be in the file that is moved.
      try (Connection connection = sqlite.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    } catch (SQLException e) {
      throw new StorageException(
          "Cannot restore into " + home + ": " + e.getMessage() + DiskSpace.hint(home), e);
    }
  }

  /** What is not whole is worth nothing: it comes to the disk at the end. */
  private static Connection unsynced(SqliteDatabase sqlite) throws SQLException {
    Connection connection = sqlite.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA synchronous = OFF");
      return connection;
    } catch (SQLException | RuntimeException | Error e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public List<String> takePlace() throws IOException {
    Path old = home.resolve(ASIDE + DatabaseFilling.stamp(clock));
    List<Path> there = there();
    if (!there.isEmpty()) {
      PrivateFiles.createFolder(old);
    }
    try {
      for (Path file : there) {
        Files.move(file, old.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(
          folder.resolve(Databases.FILE),
          home.resolve(Databases.FILE),
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new IOException(
          "what was in " + home + " is partly in " + old + " now: move it back by hand (" + e + ")",
          e);
    }
    DurableFiles.syncNames(home);
    return there.isEmpty()
        ? List.of()
        : List.of("What was there before is in " + old + "; delete it when it is not needed.");
  }

  /** The database last: until then a file that is there is whole. */
  private List<Path> there() throws IOException {
    List<Path> found = new ArrayList<>();
    for (String pattern : new String[] {"hiroba-search.db*", "hiroba.db-*", Databases.FILE}) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(home, pattern)) {
        files.forEach(found::add);
      }
    }
    return found;
  }

  @Override
  public void close() {
    try {
      DurableFiles.deleteTree(folder);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "What is left of restoring stays: delete {0} ({1})", folder, e);
    }
  }
}
