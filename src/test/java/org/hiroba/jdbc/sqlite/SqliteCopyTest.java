package org.hiroba.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.jdbc.Database;
import org.hiroba.jdbc.Databases;
import org.hiroba.jdbc.Posts;
import org.hiroba.log.StorageException;
import org.hiroba.room.RoomId;
import org.hiroba.startup.Features;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteCopyTest {
  @TempDir Path home;
  @TempDir Path elsewhere;
  private Path target;

  @BeforeEach
  void nameTheCopy() {
    target = elsewhere.resolve("hiroba.db");
  }

  private Database open(Path folder) {
    return Databases.open(DatabaseSettings.defaults(), folder, Features.adapters(Features.all()));
  }

  @Test
  void holdsEverythingCommittedBeforeWhilePostsGoOn() throws Exception {
    long before;
    String epoch;
    try (Database database = open(home)) {
      Posts.prepare(database);
      for (int i = 0; i < 100; i++) {
        Posts.post(database, "before");
      }
      before = database.log().head(RoomId.LOBBY);
      epoch = database.log().epoch();
      AtomicBoolean stop = new AtomicBoolean();
      Thread writer =
          new Thread(
              () -> {
                while (!stop.get()) {
                  Posts.post(database, "meanwhile");
                }
              });
      writer.start();
      database.copy().copyTo(target);
      stop.set(true);
      writer.join();
    }

    assertThat(elsewhere).isDirectoryNotContaining("glob:**unfinished*");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-------");
    try (Database copy = open(elsewhere)) {
      long head = copy.log().head(RoomId.LOBBY);
      assertThat(head).isGreaterThanOrEqualTo(before);
      assertThat(copy.log().eventsAfter(RoomId.LOBBY, 0, 100_000)).hasSize((int) head);
      assertThat(copy.log().epoch()).isNotEqualTo(epoch);
      assertThat(Posts.post(copy, "goes on")).isEqualTo(head + 1);
    }
  }

  @Test
  void copiesTheFileOfAServerThatRunsOrDoesNot() {
    try (Database database = open(home)) {
      Posts.prepare(database);
      Posts.post(database, "one");
      Databases.copyFile(home, target);
    }
    Databases.copyFile(home, elsewhere.resolve("second.db"));

    try (Database copy = open(elsewhere)) {
      assertThat(copy.log().head(RoomId.LOBBY)).isEqualTo(1);
    }
  }

  @Test
  void neverOverwritesAFile() throws IOException {
    Files.writeString(target, "precious");

    try (Database database = open(home)) {
      assertThatThrownBy(() -> database.copy().copyTo(target))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("exists");
    }

    assertThat(target).hasContent("precious");
  }

  @Test
  void saysWhyItCannotCopyAndLeavesNothing() {
    try (Database database = open(home)) {
      assertThatThrownBy(() -> database.copy().copyTo(elsewhere.resolve("no/such/folder.db")))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("folder");
    }
    assertThatThrownBy(() -> Databases.copyFile(elsewhere, target))
        .isInstanceOf(StorageException.class);
    assertThat(elsewhere).isEmptyDirectory();
  }
}
