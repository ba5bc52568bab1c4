package org.hiroba.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.health.HealthStatus;
import org.hiroba.jdbc.Database;
import org.hiroba.jdbc.Databases;
import org.hiroba.jdbc.Posts;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.StorageException;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;
import org.hiroba.startup.Features;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is special about SQLite's file: crashes, full disks, versions, class loaders. */
class SqliteFileTest {
  @TempDir Path home;

  private Database open() {
    return Databases.open(DatabaseSettings.defaults(), home, Features.adapters(Features.all()));
  }

  @Test
  void describesItselfAndIsHealthy() {
    try (Database database = open()) {
      assertThat(database.describe())
          .startsWith("SQLite " + home.resolve("hiroba.db"))
          .contains("because");
      assertThat(database.healthCheck().check().status()).isEqualTo(HealthStatus.UP);
    }
  }

  @Test
  void leavesNoThreadAndAnEmptyLogBehindWhenClosed() {
    try (Database database = open()) {
      Posts.prepare(database);
      Posts.post(database, "hello");
    }

    assertThat(home.resolve("hiroba.db-wal")).doesNotExist();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("hiroba-checkpoints"));
  }

  @Test
  void refusesADatabaseOfANewerProgram() throws SQLException {
    open().close();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + home.resolve("hiroba.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO hiroba_schema_history SELECT 99, '99', 'from the future', 'SQL',"
              + " 'V99__from_the_future.sql', 1, installed_by, installed_on, 1, 1"
              + " FROM hiroba_schema_history WHERE installed_rank = 1");
    }

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("The database has schema version 99")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void saysWhatIsWrongWhenTheFileIsNoDatabase() throws IOException {
    Files.writeString(home.resolve("hiroba.db"), "this is no database ".repeat(1000));

    assertThatThrownBy(this::open).isInstanceOf(StorageException.class).message().isNotBlank();
  }

  @Test
  void losesNothingAcknowledgedWhenTheProcessIsKilled() throws Exception {
    try (Database database = open()) {
      Posts.prepare(database);
    }
    long acknowledged = 0;
    for (int round = 0; round < 3; round++) {
      acknowledged = Math.max(acknowledged, killAfter(50));
    }

    try (Database database = open()) {
      long head = database.log().head(RoomId.LOBBY);
      assertThat(head).isGreaterThanOrEqualTo(acknowledged);
      assertThat(database.log().eventsAfter(RoomId.LOBBY, 0, Integer.MAX_VALUE))
          .extracting(RoomEvent::seq)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, head).boxed().toList());
    }
  }

  /** Runs a process that posts until it is killed, after that many acknowledged posts. */
  private long killAfter(int posts) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Posts.class.getName(),
                home.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long acknowledged = 0;
    try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
      for (int i = 0; i < posts; i++) {
        String line = lines.readLine();
        assertThat(line).as("an acknowledgement").isNotNull();
        acknowledged = Long.parseLong(line);
      }
      process.destroyForcibly();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return acknowledged;
  }

  @Test
  void refusesPostsWhileTheDiskIsFullAndRecoversByItself() throws Exception {
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", home.toString()))
        .as("may mount a small file system here")
        .isZero();
    try {
      try (Database database = open()) {
        Posts.prepare(database);
        long acknowledged = fill(database);

        assertThat(database.log().head(RoomId.LOBBY)).isEqualTo(acknowledged);
        assertThat(
                database
                    .log()
                    .history(RoomId.LOBBY, new HistoryQuery(HistoryQuery.Anchor.LATEST, 0, 1))
                    .messages())
            .extracting("seq")
            .containsExactly(acknowledged);
        assertThat(database.healthCheck().check().status()).isEqualTo(HealthStatus.DOWN);

        assertThat(run("mount", "-o", "remount,size=64m", home.toString())).isZero();
        assertThat(Posts.post(database, "again")).isEqualTo(acknowledged + 1);
        assertThat(database.healthCheck().check().status()).isEqualTo(HealthStatus.UP);
      }
    } finally {
      run("umount", "-l", home.toString());
    }
  }

  /** Posts until two posts in a row are refused; returns the last seq that was acknowledged. */
  private static long fill(Database database) {
    long acknowledged = 0;
    int refused = 0;
    for (int i = 0; i < 5_000 && refused < 2; i++) {
      try {
        acknowledged = Posts.post(database, "x".repeat(10_000));
        refused = 0;
      } catch (StorageException e) {
        refused++;
      }
    }
    assertThat(refused).isEqualTo(2);
    return acknowledged;
  }

  private static int run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }

  @Test
  void keepsTheWriteAheadLogBoundedUnderLoad() {
    try (Database database = open()) {
      Posts.prepare(database);
      String text = "x".repeat(9_000);
      Path wal = home.resolve("hiroba.db-wal");
      for (int i = 0; i < 60; i++) {
        try (WriteTransaction tx = database.log().begin(Set.of(), new TreeSet<>())) {
          for (int j = 0; j < 256; j++) {
            Posts.append(tx, text);
          }
          tx.commit();
        }
        // 2.4 MB a commit and 140 MB in all; the log begins anew once all of it was moved.
        Awaitility.await().until(() -> Files.size(wal) < 64L << 20 || isMoved(database, wal));
      }
      assertThat(wal).satisfies(file -> assertThat(Files.size(file)).isLessThan(100L << 20));
    }
  }

  private static boolean isMoved(Database database, Path wal) throws IOException {
    Posts.post(database, "a small one, which begins the log anew if it can");
    return Files.size(wal) < 100L << 20;
  }

  @Test
  void worksInASecondClassLoaderOfTheSameProcess() throws Exception {
    try (Database ours = open()) {
      Posts.prepare(ours);
      for (int i = 0; i < 2; i++) {
        Path other = Files.createDirectory(home.resolve("other" + i));
        try (URLClassLoader loader =
            new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
          Method main = loader.loadClass(Posts.class.getName()).getMethod("once", String.class);
          assertThat(main.invoke(null, other.toString())).isEqualTo(1L);
        }
      }
      assertThat(Posts.post(ours, "still here")).isEqualTo(1);
    }
  }

  private static URL[] classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .map(
            entry -> {
              try {
                return Path.of(entry).toUri().toURL();
              } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
              }
            })
        .toArray(URL[]::new);
  }
}
