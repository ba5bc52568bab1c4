package org.hiroba.jdbc.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.jdbc.sql.LongRead;
import org.hiroba.jdbc.sql.SqlSession;

/** Opens a SQLite file and its index of words together, to look at both or to repair them. */
public final class SqliteCheckup implements AutoCloseable {
  /** The name under which the index of words is attached. */
  public static final String WORDS = "words";

  private static final int CACHE_KIB = 32 * 1024;
  private static final int MAX_LINES = 20;

  private final SqlSession session;
  private final LongRead reading;
  private final boolean words;

  private SqliteCheckup(SqlSession session, LongRead reading, boolean words) {
    this.session = session;
    this.reading = reading;
    this.words = words;
  }

  /** Opens both to look at one moment of them, beside a server that may run. */
  static SqliteCheckup toLook(Path file) throws SQLException {
    Connection connection = SqliteConnections.connect(file, true, CACHE_KIB);
    return open(connection, file, "BEGIN");
  }

  /** Opens both to change them, where no server runs. */
  static SqliteCheckup toRepair(Path file) throws SQLException {
    Connection connection = SqliteConnections.connect(file, false, CACHE_KIB);
    return open(connection, file, "BEGIN IMMEDIATE");
  }

  private static SqliteCheckup open(Connection connection, Path file, String begin)
      throws SQLException {
    try {
      SqliteTimeLimit.on(connection).begin(SqliteLongRead.AT_MOST);
      Path index = file.resolveSibling(SqliteSearchIndex.FILE);
      boolean there = Files.exists(index);
      if (there) {
        try (PreparedStatement attach = connection.prepareStatement("ATTACH ? AS " + WORDS)) {
          attach.setString(1, index.toString());
          attach.execute();
        }
      }
      boolean same = there && isOfThisHistory(connection);
      try (Statement statement = connection.createStatement()) {
        statement.execute(begin);
        if (same) {
          // The index first: its moment must not be later than that of the log.
          statement.executeQuery("SELECT 1 FROM " + WORDS + ".progress LIMIT 1").close();
        }
        statement.executeQuery("SELECT 1 FROM main.sqlite_master LIMIT 1").close();
      }
      SqlSession session = new SqlSession(connection);
      return new SqliteCheckup(session, new LongRead(session, session::close), same);
    } catch (SQLException | RuntimeException | Error e) {
      connection.close();
      throw e;
    }
  }

  private static boolean isOfThisHistory(Connection connection) {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT 1 FROM "
                    + WORDS
                    + ".origin o JOIN main.meta m ON m.name = 'epoch' AND m.value = o.epoch")) {
      return row.next();
    } catch (SQLException e) {
      // It is unusable, and the next start makes it anew.
      return false;
    }
  }

  /** Returns the session, in a transaction. */
  public SqlSession session() {
    return session;
  }

  /** Tells whether there is an index of words of this history. */
  public boolean hasWords() {
    return words;
  }

  /** Returns what SQLite itself finds wrong with the file, one line each. */
  public List<String> damages() throws SQLException {
    List<String> damages = new ArrayList<>();
    try (Statement statement = session.connection().createStatement();
        ResultSet row = statement.executeQuery("PRAGMA main.integrity_check(" + MAX_LINES + ")")) {
      while (row.next()) {
        if (!"ok".equals(row.getString(1))) {
          damages.add(row.getString(1).replace('\n', ' '));
        }
      }
    }
    return damages;
  }

  /** Makes changes durable. */
  public void commit() throws SQLException {
    try (Statement statement = session.connection().createStatement()) {
      statement.execute("COMMIT");
    }
  }

  @Override
  public void close() {
    reading.close();
  }
}
