package org.hiroba.jdbc.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.config.SettingsException;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.feature.room.NewRoom;
import org.hiroba.feature.room.RoomWrites;
import org.hiroba.jdbc.Database;
import org.hiroba.jdbc.Databases;
import org.hiroba.jdbc.PostgresStores;
import org.hiroba.jdbc.Posts;
import org.hiroba.log.CommandKey;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.StorageException;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.MemberRole;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.hiroba.startup.Features;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is special about PostgreSQL: several nodes write to one database. */
class PostgresNodesTest {
  private static final RoomId OTHER = new RoomId("other");

  @TempDir Path folder;
  private Database first;
  private Database second;

  @BeforeEach
  void openTwoNodes() {
    DatabaseSettings settings = PostgresStores.settings(folder);
    first = Databases.open(settings, folder, Features.adapters(Features.all()));
    second = Databases.open(settings, folder, Features.adapters(Features.all()));
    Posts.prepare(first);
    try (WriteTransaction tx = first.log().begin(Set.of(), new TreeSet<>())) {
      tx.port(RoomWrites.class)
          .create(
              new NewRoom(
                  OTHER,
                  RoomKind.PUBLIC,
                  "Other",
                  "",
                  null,
                  Map.of(Posts.ANN.id(), MemberRole.OWNER),
                  Instant.EPOCH,
                  null));
      tx.commit();
    }
  }

  @AfterEach
  void closeBoth() {
    first.close();
    second.close();
  }

  @Test
  void numbersEventsWithoutAGapWhenTwoNodesWriteToTheSameRooms() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> done = new ArrayList<>();
      for (Database node : List.of(first, second)) {
        Callable<Integer> work = () -> writeBatches(node, 50);
        done.add(threads.submit(work));
      }
      for (Future<Integer> each : done) {
        assertThat(each.get()).isEqualTo(50);
      }
    } finally {
      threads.shutdownNow();
    }

    for (RoomId room : List.of(RoomId.LOBBY, OTHER)) {
      assertThat(first.log().eventsAfter(room, 0, 1000))
          .extracting(RoomEvent::seq)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 400).boxed().toList());
      assertThat(second.log().head(room)).isEqualTo(400);
      assertThat(second.rooms().find(room)).map(found -> found.messageCount()).contains(400L);
    }
  }

  private static int writeBatches(Database node, int batches) {
    for (int i = 0; i < batches; i++) {
      try (WriteTransaction tx =
          node.log().begin(Set.of(), new TreeSet<>(Set.of(OTHER, RoomId.LOBBY)))) {
        for (int j = 0; j < 4; j++) {
          Posts.append(tx, "m");
          append(tx, OTHER, "m");
        }
        tx.commit();
      }
    }
    return batches;
  }

  private static MessagePosted append(WriteTransaction tx, RoomId room, String text) {
    return tx.append(
        room,
        seq ->
            new MessagePosted(
                room,
                seq,
                Instant.EPOCH,
                "c" + seq,
                Posts.ANN.ref(),
                text,
                null,
                List.of(),
                null,
                false));
  }

  @Test
  void carriesOutACommandOnOneNodeOnly() {
    CommandKey key = new CommandKey(Posts.ANN.id(), "once");
    try (WriteTransaction tx = first.log().begin(Set.of(key), new TreeSet<>())) {
      assertThat(tx.findCommand(key)).isEmpty();
      carryOut(second, key, RoomId.LOBBY);
      append(tx, OTHER, "twice");
      tx.recordCommand(new CommandRecord(key, 1, OTHER, 1L, Instant.EPOCH));
      assertThatThrownBy(tx::commit).isInstanceOf(StorageException.class);
    }

    assertThat(first.log().head(OTHER)).isZero();
    try (WriteTransaction tx = first.log().begin(Set.of(key), new TreeSet<>(Set.of(OTHER)))) {
      assertThat(tx.findCommand(key)).map(CommandRecord::room).contains(RoomId.LOBBY);
    }
  }

  private static void carryOut(Database node, CommandKey key, RoomId room) {
    try (WriteTransaction tx = node.log().begin(Set.of(key), new TreeSet<>(Set.of(room)))) {
      long seq = append(tx, room, "once").seq();
      tx.recordCommand(new CommandRecord(key, 1, room, seq, Instant.EPOCH));
      tx.commit();
    }
  }

  @Test
  void goesOnAfterTheDatabaseCutAllConnections() throws SQLException {
    Posts.post(first, "before");

    cutConnections();

    // What the cut hits fails and says so; the next tries get new connections.
    long seq = 0;
    for (int i = 0; i < 20 && seq == 0; i++) {
      try {
        seq = Posts.post(first, "after");
      } catch (StorageException e) {
        assertThat(e).hasMessageContaining("PostgreSQL says");
      }
    }
    assertThat(seq).isEqualTo(2);
    assertThat(first.log().eventsAfter(RoomId.LOBBY, 0, 10)).hasSize(2);
  }

  private void cutConnections() throws SQLException {
    DatabaseSettings settings = PostgresStores.settings(folder);
    try (Connection connection =
            java.sql.DriverManager.getConnection(
                settings.url().orElseThrow(), "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }
  }

  @Test
  void saysWhatIsWrongWithAUrlThatDoesNotAnswer() {
    DatabaseSettings settings =
        new DatabaseSettings(
            "none",
            false,
            Optional.of("jdbc:postgresql://127.0.0.1:1/hiroba?password=secret"),
            Optional.empty(),
            Optional.empty());

    assertThatThrownBy(() -> Databases.open(settings, folder, Features.adapters(Features.all())))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("hiroba.database.url")
        .hasMessageNotContaining("secret");
  }

  @Test
  void saysWhichDatabasesAreSupported() {
    DatabaseSettings settings =
        new DatabaseSettings(
            "none", false, Optional.of("jdbc:h2:mem:x"), Optional.empty(), Optional.empty());

    assertThatThrownBy(() -> Databases.open(settings, folder, Features.adapters(Features.all())))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("jdbc:postgresql:");
  }

  @Test
  void refusesToTakeSqliteInThePlaceOfADataSourceThatIsNotThere() {
    DatabaseSettings settings =
        new DatabaseSettings(
            "jdbc/missing", true, Optional.empty(), Optional.empty(), Optional.empty());

    assertThatThrownBy(() -> Databases.open(settings, folder, Features.adapters(Features.all())))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("java:comp/env/jdbc/missing");
  }
}
