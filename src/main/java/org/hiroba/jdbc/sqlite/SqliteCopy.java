package org.hiroba.jdbc.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.hiroba.config.DiskSpace;
import org.hiroba.config.PrivateFiles;
import org.hiroba.log.OnlineCopy;
import org.hiroba.log.StorageException;

/** Copies a SQLite file, also one that a running server writes to. Thread-safe. */
final class SqliteCopy implements OnlineCopy {
  /** A copy is a reader too: while it runs, the server's log cannot be emptied. */
  private static final Duration AT_MOST = Duration.ofMinutes(30);

  private final Path file;
  private final Duration atMost;

  SqliteCopy(Path file) {
    this(file, AT_MOST);
  }

  SqliteCopy(Path file, Duration atMost) {
    this.file = file;
    this.atMost = atMost;
  }

  @Override
  public void copyTo(Path target) {
    if (Files.exists(target)) {
      throw new StorageException(
          "Cannot copy the database: " + target + " exists. Name a file that does not.", null);
    }
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    try {
      Files.deleteIfExists(unfinished);
      copy(unfinished);
      Files.move(unfinished, target);
    } catch (SQLException | IOException e) {
      StorageException failure =
          new StorageException(
              "Cannot copy the database to " + target + ": " + reason(e, target), e);
      try {
        Files.deleteIfExists(unfinished);
      } catch (IOException left) {
        failure.addSuppressed(left);
      }
      throw failure;
    }
  }

  private String reason(Exception e, Path target) {
    return e instanceof SQLException cut && SqliteDialect.SQLITE.isCut(cut)
        ? "it took longer than "
            + atMost.toMinutes()
            + " minutes, in which the server's log only grows. Copy to a faster disk, or when less"
            + " is written."
        : e.getMessage()
            + ". The folder must exist, be writable and have space."
            + DiskSpace.hint(target);
  }

  private void copy(Path unfinished) throws SQLException, IOException {
    // Made first, and empty as VACUUM INTO wants it: no moment at which others could read it.
    PrivateFiles.create(unfinished);
    try (Connection connection = SqliteConnections.connect(file, false, 1024);
        PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
      SqliteTimeLimit.on(connection).begin(atMost);
      copy.setString(1, unfinished.toString());
      copy.execute();
    }
    try (Connection connection = SqliteConnections.connectPlainly("jdbc:sqlite:" + unfinished);
        Statement statement = connection.createStatement()) {
      try (ResultSet check = statement.executeQuery("PRAGMA quick_check")) {
        if (!check.next() || !"ok".equals(check.getString(1))) {
          throw new SQLException("the copy is damaged");
        }
      }
      // What happens on the copy is another history.
      statement.executeUpdate(
          "UPDATE meta SET value = lower(hex(randomblob(16))) WHERE name = 'epoch'");
    }
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
