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
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.jdbc.postgres.PostgresDatabase;
import org.hiroba.jdbc.sql.Dialect;
import org.hiroba.jdbc.sqlite.SqliteDatabase;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.MessageView;
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
    return Migrations.unpooled(() -> DriverManager.getConnection("jdbc:sqlite:" + file));
  }

  private static DataSource postgres(DatabaseSettings settings) {
    return Migrations.unpooled(
        () ->
            DriverManager.getConnection(
                settings.url().orElseThrow(),
                settings.user().orElseThrow(),
                settings.password().orElseThrow()));
  }
}
