package org.hiroba.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.hiroba.jdbc.sql.SqlSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command of another process may add a row between two transactions, and never within one. */
class SqliteWriterLockTest {
  @TempDir Path folder;
  private SqliteDatabase database;

  @BeforeEach
  void make() throws SQLException {
    database = SqliteDatabase.at(folder.resolve("some.db"), folder);
    database.prepare();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE some (value INTEGER)");
    }
  }

  private static void add(Connection connection, String busyMillis) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + busyMillis);
      statement.execute("INSERT INTO some VALUES (1)");
    }
  }

  private static int count(SqlSession session) throws SQLException {
    try (ResultSet row = session.prepare("SELECT COUNT(*) FROM some").executeQuery()) {
      return row.next() ? row.getInt(1) : -1;
    }
  }

  @Test
  void letsNobodyWriteBetweenWhatATransactionReadsAndWhatItWrites() throws SQLException {
    try (SqliteConnections connections = SqliteConnections.open(folder.resolve("some.db"));
        Connection other = database.connectBesideServer()) {
      for (int round = 0; round < 3; round++) {
        SqlSession writer = connections.beginWriting();
        assertThat(count(writer)).isEqualTo(2 * round);
        assertThatThrownBy(() -> add(other, "0")).isInstanceOf(SQLException.class);
        writer.prepare("INSERT INTO some VALUES (2)").executeUpdate();
        writer.connection().commit();
        connections.endWriting(writer, false);
        add(other, "0");
      }
      SqlSession writer = connections.beginWriting();
      writer.prepare("DELETE FROM some").executeUpdate();
      writer.connection().rollback();
      connections.endWriting(writer, false);
      SqlSession again = connections.beginWriting();
      assertThat(count(again)).isEqualTo(6);
      connections.endWriting(again, true);
    }
  }
}
