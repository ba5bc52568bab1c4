package org.hiroba.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.hiroba.account.UserId;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.feature.member.AddedRooms;
import org.hiroba.jdbc.postgres.PostgresDatabase;
import org.hiroba.jdbc.sql.Dialect;
import org.hiroba.jdbc.sql.UnpooledSource;
import org.hiroba.jdbc.sqlite.SqliteDatabase;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.MessageView;
import org.hiroba.log.Reaction;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;
import org.hiroba.search.SearchHit;
import org.hiroba.search.SearchQuery;
import org.hiroba.search.SearchTerms;
import org.hiroba.startup.Features;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens databases as each earlier version of the schema left them. */
class MigrationsTest {
  /** What somebody said when the schema was the first one; each later one has these columns too. */
  private static final List<String> OLD =
      List.of(
          "INSERT INTO account (id, name, name_key, display_name, search_key, roles, created_at)"
              + " VALUES ('ann', 'ann', 'ann', 'Ann', 'ann', 'user', 0)",
          "INSERT INTO membership (room, account, role, read_up_to, joined_at)"
              + " SELECT r.no, a.no, 'member', 0, 0 FROM room r, account a",
          "INSERT INTO event (room, seq, type, at, message_no, author, label, text)"
              + " SELECT r.no, 1, 1, 1000, 1, a.no, 'c1', 'before the upgrade'"
              + " FROM room r, account a",
          "INSERT INTO command (author, client_id, fingerprint, room, seq, at)"
              + " SELECT a.no, 'c1', 7, r.no, 1, 1000 FROM room r, account a",
          "UPDATE room SET head = 1, message_count = 1");

  /** The last version of the schema in which names of public rooms could be doubled. */
  private static final MigrationVersion BEFORE_NAMES = MigrationVersion.fromVersion("4");

  /** When any text was a reaction, and any number of them. */
  private static final MigrationVersion BEFORE_KINDS = MigrationVersion.fromVersion("4");

  @TempDir Path folder;

  @Test
  void takesASqliteFileOfEachEarlierVersionForward() throws Exception {
    DatabaseSettings settings = DatabaseSettings.defaults();
    for (MigrationVersion version :
        versions(sqlite(folder.resolve("any.db")), SqliteDatabase.dialect())) {
      Path home = Files.createDirectory(folder.resolve("from-" + version));
      leave(sqlite(home.resolve(Databases.FILE)), SqliteDatabase.dialect(), version);
      check(settings, home, version);
    }
  }

  @Test
  void takesAPostgresDatabaseOfEachEarlierVersionForward() throws Exception {
    DataSource any = postgres(PostgresStores.settings(folder));
    for (MigrationVersion version : versions(any, PostgresDatabase.dialect())) {
      Path home = Files.createDirectory(folder.resolve("from-" + version));
      DatabaseSettings settings = PostgresStores.settings(home);
      leave(postgres(settings), PostgresDatabase.dialect(), version);
      check(settings, home, version);
    }
  }

  @Test
  void givesLaterPublicRoomsOfOneNameANameOfTheirOwnInSqlite() throws Exception {
    Path file = folder.resolve(Databases.FILE);
    leave(sqlite(file), SqliteDatabase.dialect(), BEFORE_NAMES);
    checkNames(sqlite(file), DatabaseSettings.defaults());
  }

  @Test
  void givesLaterPublicRoomsOfOneNameANameOfTheirOwnInPostgres() throws Exception {
    DatabaseSettings settings = PostgresStores.settings(folder);
    leave(postgres(settings), PostgresDatabase.dialect(), BEFORE_NAMES);
    checkNames(postgres(settings), settings);
  }

  private void checkNames(DataSource source, DatabaseSettings settings) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      String[] rooms = {
        "r0000000100 public 0", "r0000000200 public 0", "r0000000300 private 0",
        "r0000000400 public 1", "r0000000500 public 0", "r0000000600 private 0"
      };
      for (String room : rooms) {
        String[] parts = room.split(" ", -1);
        statement.executeUpdate(
            "INSERT INTO room (id, kind, name, name_key, topic, search_key, archived, created_at)"
                + " VALUES ('%s', '%s', 'Square', 'square', 'Talk', 'square\ntalk', %s, 0)"
                    .formatted((Object[]) parts));
      }
      // Ann was added to 300 by Bob, left, and came into 200 by herself.
      statement.executeUpdate(
          "INSERT INTO account (id, name, name_key, display_name, search_key, roles, created_at)"
              + " VALUES ('bob', 'bob', 'bob', 'Bob', 'bob', 'user', 0)");
      join(statement, "r0000000300", 1, "'bob'");
      join(statement, "r0000000200", 1, "NULL");
    }
    try (Database database = Databases.open(settings, folder, Features.adapters(Features.all()))) {
      assertThat(database.rooms().publicRooms("square", 10))
          .extracting(Room::name)
          .containsExactly("Square", "Square (r00000002)", "Square (r00000005)");
      assertThat(database.rooms().publicRooms("talk", 10)).hasSize(3);
      assertThat(database.rooms().find(new RoomId("r0000000300")).orElseThrow().archived())
          .isFalse();
      assertThat(database.rooms().find(new RoomId("r0000000600")).orElseThrow().archived())
          .isTrue();
      assertThat(database.log().port(AddedRooms.class).addedTo(Posts.ANN.id(), null, 10).items())
          .extracting(added -> added.room().value() + " " + added.by().name())
          .containsExactly("r0000000300 bob");
    }
  }

  private static void join(Statement statement, String room, int seq, String by)
      throws SQLException {
    statement.executeUpdate(
        ("INSERT INTO membership (room, account, role, read_up_to, joined_at)"
                + " SELECT r.no, a.no, 'member', 0, 0 FROM room r, account a"
                + " WHERE r.id = '%s' AND a.id = 'ann'")
            .formatted(room));
    statement.executeUpdate(
        ("INSERT INTO event (room, seq, type, at, message_no, author, subject)"
                + " SELECT r.no, %d, 5, 0, 0, (SELECT no FROM account WHERE id = %s), a.no"
                + " FROM room r, account a WHERE r.id = '%s' AND a.id = 'ann'")
            .formatted(seq, by, room));
  }

  @Test
  void boundsTheReactionsOfAnOldSqliteFileAndSpellsThemInOneWay() throws Exception {
    Path home = Files.createDirectory(folder.resolve("reactions"));
    DataSource source = sqlite(home.resolve(Databases.FILE));
    leave(source, SqliteDatabase.dialect(), BEFORE_KINDS);
    String numbers =
        "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)"
            + " SELECT i FROM n)";
    checkReactions(source, numbers, DatabaseSettings.defaults(), home);
  }

  @Test
  void boundsTheReactionsOfAnOldPostgresDatabaseAndSpellsThemInOneWay() throws Exception {
    Path home = Files.createDirectory(folder.resolve("reactions"));
    DatabaseSettings settings = PostgresStores.settings(home);
    DataSource source = postgres(settings);
    leave(source, PostgresDatabase.dialect(), BEFORE_KINDS);
    checkReactions(source, "generate_series(1, 12000) AS n(i)", settings, home);
  }

  /** One person gave 12,000 texts of 32 characters; then people came with two spellings. */
  private static void checkReactions(
      DataSource source, String numbers, DatabaseSettings settings, Path home) throws SQLException {
    String people =
        "INSERT INTO account (id, name, name_key, display_name, search_key, roles, created_at)"
            + " VALUES ('%1$s', '%1$s', '%1$s', '%1$s', '%1$s', 'user', 0)";
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO reaction (room, target, emoji, account, seq) SELECT r.no, 1,"
              + " 'junk junk junk junk junk !' || (100000 + n.i), a.no, 1 + n.i"
              + " FROM room r, account a, "
              + numbers
              + (numbers.startsWith("(") ? " AS n" : ""));
      statement.executeUpdate(String.format(Locale.ROOT, people, "bob"));
      statement.executeUpdate(String.format(Locale.ROOT, people, "cat"));
      statement.executeUpdate(old("❤️", 20_001, "bob"));
      statement.executeUpdate(old("❤", 20_002, "bob"));
      statement.executeUpdate(old("❤", 20_003, "cat"));
      statement.executeUpdate(old("❤\uFE0E", 20_004, "ann"));
    }
    try (Database database = Databases.open(settings, home, Features.adapters(Features.all()))) {
      List<Reaction> reactions =
          database
              .log()
              .history(RoomId.LOBBY, new HistoryQuery(HistoryQuery.Anchor.LATEST, 0, 50))
              .messages()
              .get(0)
              .reactions();
      assertThat(reactions).hasSize(Reaction.MAX_KINDS);
      assertThat(reactions.get(0).emoji()).isEqualTo("junk junk junk junk junk !100001");
      assertThat(reactions.get(Reaction.MAX_KINDS - 1))
          .isEqualTo(
              new Reaction(
                  "❤️", 3, List.of(new UserId("bob"), new UserId("cat"), new UserId("ann"))));
    }
  }

  @Test
  void findsPeopleAndRoomsOfAnOldDatabaseHoweverTheyAreWritten() throws Exception {
    Path home = Files.createDirectory(folder.resolve("keys"));
    DataSource source = sqlite(home.resolve(Databases.FILE));
    leave(source, SqliteDatabase.dialect(), MigrationVersion.fromVersion("13"));
    checkKeys(source, DatabaseSettings.defaults(), home);
  }

  @Test
  void findsPeopleAndRoomsOfAnOldPostgresDatabaseHoweverTheyAreWritten() throws Exception {
    Path home = Files.createDirectory(folder.resolve("keys"));
    DatabaseSettings settings = PostgresStores.settings(home);
    DataSource source = postgres(settings);
    leave(source, PostgresDatabase.dialect(), MigrationVersion.fromVersion("13"));
    checkKeys(source, settings, home);
  }

  private static void checkKeys(DataSource source, DatabaseSettings settings, Path home)
      throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO account (id, name, name_key, display_name, search_key, roles, created_at)"
              + " VALUES ('jo', 'jo', 'jo', 'José サトウ', 'jo josé サトウ', 'user', 0)");
      statement.executeUpdate(
          "INSERT INTO room (id, kind, name, name_key, topic, search_key, created_at)"
              + " VALUES ('cafe', 'public', 'Café', 'café', '', 'café', 0)");
    }
    try (Database database = Databases.open(settings, home, Features.adapters(Features.all()))) {
      assertThat(database.rooms().users("jose さとう", Optional.empty(), 9)).hasSize(1);
      assertThat(database.rooms().publicRooms("cafe", 9)).hasSize(1);
    }
  }

  private static String old(String emoji, long seq, String who) {
    return "INSERT INTO reaction (room, target, emoji, account, seq) SELECT r.no, 1, '"
        + emoji
        + "', a.no, "
        + seq
        + " FROM room r, account a WHERE a.id = '"
        + who
        + "'";
  }

  private static List<MigrationVersion> versions(DataSource source, Dialect dialect) {
    List<MigrationVersion> versions =
        Arrays.stream(Migrations.configuration(source, dialect).load().info().all())
            .map(MigrationInfo::getVersion)
            .toList();
    assertThat(versions).hasSizeGreaterThan(1);
    return versions;
  }

  private static void leave(DataSource source, Dialect dialect, MigrationVersion version)
      throws SQLException {
    Migrations.configuration(source, dialect).target(version).load().migrate();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : OLD) {
        statement.executeUpdate(sql);
      }
    }
  }

  private static void check(DatabaseSettings settings, Path home, MigrationVersion version) {
    for (int opened = 1; opened <= 2; opened++) {
      try (Database database = Databases.open(settings, home, Features.adapters(Features.all()))) {
        List<MessageView> messages =
            database
                .log()
                .history(RoomId.LOBBY, new HistoryQuery(HistoryQuery.Anchor.LATEST, 0, 50))
                .messages();
        assertThat(messages.get(0).text()).as("from " + version).isEqualTo("before the upgrade");
        assertThat(
                database
                    .search()
                    .search(
                        new SearchQuery(
                            Posts.ANN.id(),
                            SearchTerms.of("before upgrade"),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            20))
                    .hits())
            .extracting(SearchHit::seq)
            .containsExactly(1L);
        assertThat(database.rooms().overviewsOf(Posts.ANN.id()).get(0).unread())
            .isEqualTo(opened == 1 ? 1 : 0);
        assertThat(Posts.post(database, "after it")).isEqualTo(1 + opened);
      }
    }
  }

  private static DataSource sqlite(Path file) {
    return new UnpooledSource(() -> DriverManager.getConnection("jdbc:sqlite:" + file));
  }

  private static DataSource postgres(DatabaseSettings settings) {
    return new UnpooledSource(
        () ->
            DriverManager.getConnection(
                settings.url().orElseThrow(),
                settings.user().orElseThrow(),
                settings.password().orElseThrow()));
  }
}
