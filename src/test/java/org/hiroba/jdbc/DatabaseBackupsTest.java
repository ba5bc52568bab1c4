package org.hiroba.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.log.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command for backups says where it cannot reach the database. */
class DatabaseBackupsTest {
  private static final DatabaseSettings UNKNOWN = DatabaseSettings.defaults();

  @TempDir Path home;

  @Test
  void sendsToTheServerThatRunsOnTheFolderAndHasItsDatabaseElsewhere() throws IOException {
    // As a server holds it: nobody else can lock the file.
    try (FileChannel lock =
        FileChannel.open(
            home.resolve("hiroba.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock.lock(1L << 30, 1, false);
      assertSendsToTheServer(UNKNOWN);
      Files.writeString(home.resolve("hiroba.db"), "of before the server got its DataSource");
      assertSendsToTheServer(UNKNOWN);
    }
  }

  @Test
  void sendsToTheServerWhoseDataSourceTheSettingsName() {
    assertSendsToTheServer(
        new DatabaseSettings(
            "jdbc/chat", true, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void saysThatThereIsNothingWhereNoServerRuns() {
    assertThatThrownBy(() -> DatabaseBackups.beside(UNKNOWN, home))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("There is no hiroba.db");
  }

  private void assertSendsToTheServer(DatabaseSettings settings) {
    assertThatThrownBy(() -> DatabaseBackups.beside(settings, home))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("org.hiroba:type=Operations")
        .hasMessageContaining("hiroba.backup.every")
        .hasMessageContaining("-Dhiroba.database.url=")
        .message()
        .hasLineCount(1);
  }
}
