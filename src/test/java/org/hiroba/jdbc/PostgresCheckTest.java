package org.hiroba.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.log.Store;

class PostgresCheckTest extends CheckContract {
  @Override
  protected Store open(Path folder) {
    return PostgresStores.open(folder);
  }

  @Override
  DatabaseSettings settings(Path home) {
    return PostgresStores.settings(home);
  }

  @Override
  Connection connect() throws SQLException {
    return PostgresStores.connect(settings(folder));
  }

  @Override
  long wordsUpTo() throws SQLException {
    try (Connection connection = connect()) {
      return number(connection, "search_progress");
    }
  }

  @Override
  void harmWords(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  String.format(Locale.ROOT, sql, "search_doc", "search_progress")))
          .isPositive();
    }
  }
}
