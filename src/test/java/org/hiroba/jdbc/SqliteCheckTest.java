package org.hiroba.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.jdbc.sqlite.SqliteDatabase;
import org.hiroba.log.Store;
import org.junit.jupiter.api.Test;

class SqliteCheckTest extends CheckContract {
  @Override
  protected Store open(Path folder) {
    return DatabaseStore.sqlite(folder);
  }

  @Override
  DatabaseSettings settings(Path home) {
    return DatabaseSettings.defaults();
  }

  @Override
  Connection connect() throws SQLException {
    return SqliteDatabase.at(folder.resolve(Databases.FILE), folder).connect();
  }

  private Connection words() throws SQLException {
    return SqliteDatabase.at(folder.resolve("hiroba-search.db"), folder).connect();
  }

  @Override
  long wordsUpTo() throws SQLException {
    try (Connection connection = words()) {
      return number(connection, "progress");
    }
  }

  @Override
  void harmWords(String sql) throws SQLException {
    try (Connection connection = words();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(String.format(Locale.ROOT, sql, "doc", "progress")))
          .isPositive();
    }
  }

  @Test
  void findsAFileThatIsDamaged() throws IOException {
    openRoom();
    for (int i = 0; i < 500; i++) {
      post(ANN, "some text " + i);
    }
    store.close();
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve(Databases.FILE).toFile(), "rw")) {
      for (long at = 100_000; at < file.length() - 200; at += 4_096) {
        file.seek(at);
        file.write(new byte[100]);
      }
    }
    assertThat(DatabaseChecks.look(settings(folder), folder).faults())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("damaged").contains("Restore a backup"));
  }
}
