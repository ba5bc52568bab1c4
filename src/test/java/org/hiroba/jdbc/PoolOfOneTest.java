package org.hiroba.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.jdbc.postgres.PostgresDatabase;
import org.hiroba.log.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolOfOneTest {
  @TempDir Path folder;

  @Test
  void isRefusedAtTheStartInOneLineThatSaysHowManyConnectionsAreNeeded() {
    DatabaseSettings settings = PostgresStores.settings(folder);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(settings.url().orElseThrow());
    config.setUsername(settings.user().orElseThrow());
    config.setPassword(settings.password().orElseThrow());
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(250);
    try (HikariDataSource one = new HikariDataSource(config)) {
      assertThatThrownBy(() -> Migrations.migrate(one, PostgresDatabase.dialect()))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("At least 2 connections are needed")
          .message()
          .hasLineCount(1);
    }
  }
}
