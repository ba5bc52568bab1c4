package org.hiroba.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.hiroba.account.ApiToken;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.backup.BackupFacts;
import org.hiroba.backup.BackupReader;
import org.hiroba.backup.BackupSink;
import org.hiroba.backup.BackupSource;
import org.hiroba.backup.BackupWriter;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.feature.pin.MessagePinned;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.HistoryQuery.Anchor;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.StorageException;
import org.hiroba.log.StoreContract;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;
import org.hiroba.search.SearchHit;
import org.hiroba.search.SearchQuery;
import org.hiroba.search.SearchTerms;
import org.junit.jupiter.api.Test;

/** Says what a backup of a database keeps, and that either database takes it. */
abstract class BackupContract extends StoreContract {
  private static final TokenHash SIGN_IN = TokenHash.of("a sign-in");
  private static final TokenHash TOKEN = TokenHash.of("a token");

  /** Names the database of a folder. */
  abstract DatabaseSettings settings(Path home);

  private Database database() {
    return ((DatabaseStore) store).database();
  }

  private static DatabaseSettings sqlite() {
    return DatabaseSettings.defaults();
  }

  /** Lets all kinds of things happen. */
  private void live() {
    openRoom();
    run(tx -> tx.port(SignInWrites.class).addToken(token()));
    run(
        tx ->
            tx.port(SignInWrites.class)
                .addSession(
                    new SignInSession(SIGN_IN, ANN.id(), NOON, NOON, NOON.plusSeconds(60))));
    post(ANN, "first 日本語 words", BOB.id());
    post(BOB, "second one");
    post(ANN, "to be deleted");
    edit(ANN, 1, "first as edited 漢字", CAT.id());
    delete(ANN, 3);
    react(BOB, 1, "👍", true);
    react(ANN, 1, "👍", true);
    react(ANN, 1, "🎉", true);
    react(ANN, 1, "🎉", false);
    run(tx -> tx.append(SQUARE, seq -> new MessagePinned(SQUARE, seq, at(seq), 2, true, ANN.id())));
    join(CAT, ANN.id());
    leave(BOB, null);
  }

  private static ApiToken token() {
    return new ApiToken("t1", TOKEN, ANN.id(), "ci", NOON);
  }

  private Path backup() {
    Path file = folder.resolve("backup");
    try (BackupSource source = database().snapshot()) {
      new BackupWriter(Clock.fixed(NOON, ZoneOffset.UTC), "test").write(source, folder, file);
    }
    return file;
  }

  private static void restore(Path file, DatabaseSettings settings, Path home) throws IOException {
    BackupFacts facts = BackupReader.check(file).facts();
    try (NewDatabase made = DatabaseBackups.beginNew(settings, home)) {
      made.fill(facts.schema(), "test", sink -> BackupReader.read(file, sink));
      made.takePlace();
    }
  }

  /** All rows of all tables, sorted; without what restoring changes on purpose. */
  private static Map<String, List<String>> rows(BackupSource from) throws IOException {
    Map<String, List<String>> rows = new TreeMap<>();
    from.read(
        new BackupSink() {
          private List<String> columns = List.of();
          private List<String> lines = new ArrayList<>();

          @Override
          public void table(String name, List<String> all) {
            columns = all;
            lines = new ArrayList<>();
            rows.put(name, lines);
          }

          @Override
          public void row(Object[] values) {
            Map<String, Object> row = new TreeMap<>();
            for (int i = 0; i < values.length; i++) {
              row.put(columns.get(i), String.valueOf(values[i]));
            }
            if (!row.containsValue("epoch") && !row.containsValue("restore")) {
              lines.add(row.toString());
            }
          }
        });
    rows.values().forEach(lines -> lines.sort(null));
    return rows;
  }

  private Map<String, DatabaseSettings> targets() throws IOException {
    Map<String, DatabaseSettings> targets = new TreeMap<>();
    Path postgres = Files.createDirectories(folder.resolve("PostgreSQL"));
    Files.createDirectories(folder.resolve("SQLite"));
    targets.put("SQLite", sqlite());
    targets.put("PostgreSQL", PostgresStores.settings(postgres));
    return targets;
  }

  @Test
  void bringsEverythingBackIntoEitherDatabase() throws IOException {
    live();
    Path file = backup();
    Map<String, List<String>> before;
    try (BackupSource source = database().snapshot()) {
      before = rows(source);
    }
    List<RoomEvent> events = log.eventsAfter(SQUARE, 0, 1_000);
    assertThat(before.get("event")).hasSameSizeAs(events);
    assertThat(before).doesNotContainKeys("mail", "admin_inbox", "probe", "search_doc");
    for (Map.Entry<String, DatabaseSettings> target : targets().entrySet()) {
      Path home = folder.resolve(target.getKey());
      restore(file, target.getValue(), home);
      try (Database restored = DatabaseStore.open(target.getValue(), home)) {
        try (BackupSource source = restored.snapshot()) {
          assertThat(rows(source)).as(target.getKey()).isEqualTo(before);
        }
        assertThat(restored.log().epoch()).isNotEqualTo(log.epoch()).hasSize(32);
        assertThat(restored.log().eventsAfter(SQUARE, 0, 1_000)).isEqualTo(events);
        assertThat(restored.log().history(SQUARE, new HistoryQuery(Anchor.LATEST, 0, 50)))
            .isEqualTo(log.history(SQUARE, new HistoryQuery(Anchor.LATEST, 0, 50)));
        assertThat(restored.accounts().findToken(TOKEN)).contains(token());
        assertThat(restored.accounts().findSession(SIGN_IN))
            .isEqualTo(store.accounts().findSession(SIGN_IN))
            .isPresent();
        assertThat(restored.accounts().find(ANN.id())).isEqualTo(store.accounts().find(ANN.id()));
        assertThat(restored.rooms().overviewsOf(ANN.id()))
            .isEqualTo(store.rooms().overviewsOf(ANN.id()));
        await().untilAsserted(() -> assertThat(found(restored, "漢字")).containsExactly(1L));
        goesOn(restored);
      }
      assertThat(DatabaseChecks.look(target.getValue(), home).faults())
          .as(target.getKey())
          .isEmpty();
    }
  }

  /** What numbers itself goes on behind what was restored. */
  private static void goesOn(Database restored) {
    UserRef dan = new UserRef(new UserId("u-dan"), "dan", "Dan");
    try (WriteTransaction tx = restored.log().begin(Set.of(), new TreeSet<>())) {
      add(tx, dan);
      tx.commit();
    }
    assertThat(restored.accounts().find(dan.id())).isPresent();
    assertThat(restored.accounts().find(ANN.id())).isPresent();
  }

  private static List<Long> found(Database database, String text) {
    return database
        .search()
        .search(
            new SearchQuery(
                ANN.id(),
                SearchTerms.of(text),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                20))
        .hits()
        .stream()
        .map(SearchHit::seq)
        .toList();
  }

  @Test
  void showsOneMomentWhilePostsGoOn() throws Exception {
    addPeople();
    run(tx -> add(tx, new UserRef(Posts.ANN.id(), "ann2", "Ann")));
    for (int i = 0; i < 300; i++) {
      Posts.post(database(), "before");
    }
    long before = log.head(RoomId.LOBBY);
    AtomicBoolean stop = new AtomicBoolean();
    Thread writer =
        new Thread(
            () -> {
              while (!stop.get()) {
                Posts.post(database(), "meanwhile");
              }
            });
    writer.start();
    Path file;
    try {
      await().until(() -> log.head(RoomId.LOBBY) > before);
      file = backup();
    } finally {
      stop.set(true);
      writer.join();
    }
    Path home = Files.createDirectory(folder.resolve("restored"));
    restore(file, sqlite(), home);
    try (Database restored = DatabaseStore.open(sqlite(), home)) {
      long head = restored.log().head(RoomId.LOBBY);
      assertThat(head).isGreaterThan(before).isLessThanOrEqualTo(log.head(RoomId.LOBBY));
      assertThat(
              restored.log().eventsAfter(RoomId.LOBBY, 0, 1_000_000).stream().map(RoomEvent::seq))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, head).boxed().toList());
      assertThat(Posts.post(restored, "goes on")).isEqualTo(head + 1);
    }
    assertThat(DatabaseChecks.look(sqlite(), home).faults()).isEmpty();
  }

  @Test
  void readsBesideAServerThatRunsAndWhereNoneDoes() throws IOException {
    live();
    DatabaseSettings settings = settings(folder);
    Map<String, List<String>> before;
    try (BackupSource source = DatabaseBackups.beside(settings, folder)) {
      before = rows(source);
      assertThat(before.get("event")).isNotEmpty();
    }
    store.close();
    try (BackupSource source = DatabaseBackups.beside(settings, folder)) {
      assertThat(rows(source)).isEqualTo(before);
    }
  }

  @Test
  void keepsWhatWasThereBeforeAside() throws IOException {
    live();
    Path file = backup();
    post(ANN, "after the backup");
    long lost = log.head(SQUARE);
    DatabaseSettings settings = settings(folder);
    store.close();
    List<String> told;
    try (NewDatabase made = DatabaseBackups.beginNew(settings, folder)) {
      assertThat(made.isTaken()).isTrue();
      made.fill(
          BackupReader.check(file).facts().schema(), "test", sink -> BackupReader.read(file, sink));
      told = made.takePlace();
    }
    openStore();
    assertThat(log.head(SQUARE)).isEqualTo(lost - 1);
    assertThat(told).singleElement().asString().contains("What was there before is in");
    assertThat(headAside(told.get(0))).isEqualTo(lost);
  }

  /** Returns the head of the room in what was kept aside. */
  abstract long headAside(String told);

  @Test
  void changesNothingWhenTheTablesDoNotFit() throws IOException {
    live();
    Path file = backup();
    long head = log.head(SQUARE);
    String epoch = log.epoch();
    DatabaseSettings settings = settings(folder);
    store.close();
    int schema = BackupReader.check(file).facts().schema();
    List<NewDatabase.Tables> wrong =
        List.of(
            sink -> {},
            sink -> sink.table("account", List.of("no")),
            sink -> sink.table("sqlite_master", List.of("name")),
            sink -> sink.table("pg_class", List.of("relname")),
            sink -> sink.table("hiroba_schema_history", List.of("version")),
            sink -> {
              BackupReader.read(file, sink);
              throw new IOException("told to fail at the end");
            });
    for (NewDatabase.Tables tables : wrong) {
      try (NewDatabase made = DatabaseBackups.beginNew(settings, folder)) {
        assertThatThrownBy(() -> made.fill(schema, "test", tables)).isInstanceOf(IOException.class);
      }
    }
    try (NewDatabase made = DatabaseBackups.beginNew(settings, folder)) {
      assertThatThrownBy(() -> made.fill(schema + 1_000, "test", sink -> {}))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("schema version");
    }
    openStore();
    assertThat(log.head(SQUARE)).isEqualTo(head);
    assertThat(log.epoch()).isEqualTo(epoch);
    assertThat(leftovers()).isEmpty();
  }

  /** Returns what restoring has left behind. */
  abstract List<String> leftovers() throws IOException;

  static List<String> names(Path folder, String glob) throws IOException {
    List<String> names = new ArrayList<>();
    try (var files = Files.newDirectoryStream(folder, glob)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    return names;
  }

  static String last(String text, String pattern) {
    return Arrays.stream(text.split("[ ;]", -1))
        .filter(word -> word.contains(pattern))
        .findFirst()
        .orElseThrow();
  }
}
