package org.hiroba.jdbc.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.hiroba.jdbc.sql.LongRead;
import org.hiroba.jdbc.sql.SqlSession;

/** Reads a SQLite file as it is at one moment, also one that a server writes to. Stateless. */
final class SqliteLongRead {
  /** Such a reader keeps the server's log from being emptied. */
  static final Duration AT_MOST = Duration.ofMinutes(30);

  private static final int CACHE_KIB = 8 * 1024;

  private SqliteLongRead() {}

  static LongRead begin(Path file) throws SQLException {
    return begin(file, AT_MOST);
  }

  static LongRead begin(Path file, Duration atMost) throws SQLException {
    try {
      return begin(SqliteConnections.connect(file, true, CACHE_KIB), atMost);
    } catch (SQLException e) {
      if (isInUse(file)) {
        throw e;
      }
      // A full disk has no place for the file by which readers and writers know of one another.
      // Nobody writes to this one, and all that was written is in it.
      return begin(
          SqliteConnections.connectPlainly(
              "jdbc:sqlite:file:" + file.toUri().getRawPath() + "?immutable=1"),
          atMost);
    }
  }

  /** SQLite deletes the log beside a file when the last who wrote to it has gone. */
  private static boolean isInUse(Path file) {
    Path wal = file.resolveSibling(file.getFileName() + "-wal");
    try {
      return Files.exists(wal) && Files.size(wal) > 0;
    } catch (IOException e) {
      return true;
    }
  }

  private static LongRead begin(Connection connection, Duration atMost) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      SqliteTimeLimit.on(connection).begin(atMost);
      statement.execute("BEGIN");
      // The moment is that of the first read.
      statement.executeQuery("SELECT 1 FROM sqlite_master LIMIT 1").close();
      SqlSession session = new SqlSession(connection);
      return new LongRead(session, session::close);
    } catch (SQLException | RuntimeException | Error e) {
      connection.close();
      throw e;
    }
  }
}
