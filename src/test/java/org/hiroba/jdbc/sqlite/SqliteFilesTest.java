package org.hiroba.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.jdbc.Database;
import org.hiroba.jdbc.DatabaseStore;
import org.hiroba.jdbc.Posts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class SqliteFilesTest {
  @TempDir Path home;

  @Test
  void letsNobodyElseReadTheDatabaseItsLogAndItsWords() throws IOException {
    try (Database database = DatabaseStore.open(DatabaseSettings.defaults(), home)) {
      Posts.prepare(database);
      Posts.post(database, "hello");
      assertThat(modes())
          .containsKeys("hiroba.db", "hiroba.db-wal", "hiroba.db-shm", "hiroba-search.db")
          .allSatisfy((name, mode) -> assertThat(mode).as(name).isEqualTo("rw-------"));
    }
  }

  @Test
  void takesOthersRightsAwayFromFilesOfAnEarlierVersion() throws IOException {
    DatabaseStore.open(DatabaseSettings.defaults(), home).close();
    for (String name : modes().keySet()) {
      Files.setPosixFilePermissions(
          home.resolve(name), PosixFilePermissions.fromString("rw-r--r--"));
    }
    try (Database database = DatabaseStore.open(DatabaseSettings.defaults(), home)) {
      Posts.prepare(database);
      assertThat(modes())
          .allSatisfy((name, mode) -> assertThat(mode).as(name).isEqualTo("rw-------"));
    }
  }

  private Map<String, String> modes() throws IOException {
    Map<String, String> modes = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(home, "hiroba*.db*")) {
      for (Path file : files) {
        modes.put(
            file.getFileName().toString(),
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
    return modes;
  }
}
