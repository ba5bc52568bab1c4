package org.hiroba.jdbc.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.hiroba.jdbc.search.SearchIndex;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.Dialect;
import org.hiroba.jdbc.sql.LongRead;
import org.sqlite.SQLiteErrorCode;

/**
 * Names a SQLite file, of which {@link #at} has loaded what reads it: the way to everything that is
 * special about SQLite. First {@link #prepare}, then migrations on {@link #connect}, then {@link
 * #open}; a backup needs none of them. Thread-safe.
 */
public final class SqliteDatabase {
  /** What is in the higher bits says more of the same trouble. */
  private static final int PRIMARY_CODE = 0xff;

  private final Path file;

  private SqliteDatabase(Path file) {
    this.file = file;
  }

  /**
   * Loads SQLite, at the first call.
   *
   * @param folder where its native library is unpacked: code may run from there, and nobody else
   *     may write to it
   * @throws SQLException this machine cannot load it; the message says why
   */
  public static SqliteDatabase at(Path file, Path folder) throws SQLException {
    SqliteLibrary.load(folder);
    return new SqliteDatabase(file);
  }

  /**
   * Loads SQLite for a command beside a server that runs, or may run: by the library that the
   * server has unpacked into the home folder, and else by one in a temporary folder, so that the
   * home needs no space. For a process of its own.
   *
   * @throws SQLException this machine cannot load it; the message says why
   */
  public static SqliteDatabase beside(Path file, Path home) throws SQLException {
    SqliteLibrary.loadBeside(home);
    return new SqliteDatabase(file);
  }

  /** Returns how SQLite speaks. */
  public static Dialect dialect() {
    return SqliteDialect.SQLITE;
  }

  /**
   * Makes the file if it is not there, and readable by its owner alone if it is.
   *
   * @throws SQLException it cannot be made
   */
  public void prepare() throws SQLException {
    SqliteFiles.makePrivate(file);
  }

  /** Opens a connection for work beside the chat, such as migrations; the caller closes it. */
  public Connection connect() throws SQLException {
    return SqliteConnections.connect(file, false, 1024);
  }

  /**
   * Opens a connection for a few short writes beside a server that runs, which moves the log into
   * the file itself; the caller closes it.
   */
  public Connection connectBesideServer() throws SQLException {
    Connection connection = SqliteConnections.connect(file, false, 256);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = 0");
      return connection;
    } catch (SQLException | RuntimeException | Error e) {
      connection.close();
      throw e;
    }
  }

  /** Opens the file, which has been migrated. */
  public Connections open() throws SQLException {
    return SqliteConnections.open(file);
  }

  /** Opens the index of words, a file beside this one. */
  public SearchIndex openSearch(Connections log, String epoch) throws SQLException {
    return SqliteSearchIndex.open(log, file.resolveSibling(SqliteSearchIndex.FILE), epoch);
  }

  /** Tells whether the file is none of SQLite's any more. */
  public static boolean isDamage(SQLException e) {
    int code = e.getErrorCode() & PRIMARY_CODE;
    return code == SQLiteErrorCode.SQLITE_CORRUPT.code
        || code == SQLiteErrorCode.SQLITE_NOTADB.code;
  }

  /** Opens a connection that cannot write; the caller closes it. */
  public Connection connectReadOnly() throws SQLException {
    return SqliteConnections.connect(file, true, 1024);
  }

  /** Opens the file and its index of words to look at them, also while a server writes to them. */
  public SqliteCheckup checkup() throws SQLException {
    return SqliteCheckup.toLook(file);
  }

  /** Opens the file and its index of words to repair them. */
  public SqliteCheckup repair() throws SQLException {
    return SqliteCheckup.toRepair(file);
  }

  /** Lends a session to somebody who reads for long, also while a server writes to the file. */
  public LongRead beginLongRead() throws SQLException {
    return SqliteLongRead.begin(file);
  }
}
