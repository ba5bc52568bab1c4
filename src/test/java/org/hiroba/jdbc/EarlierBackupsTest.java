package org.hiroba.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.hiroba.backup.BackupReader;
import org.hiroba.backup.BackupSource;
import org.hiroba.backup.BackupWriter;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.jdbc.postgres.PostgresDatabase;
import org.hiroba.jdbc.sql.Dialect;
import org.hiroba.jdbc.sql.UnpooledSource;
import org.hiroba.jdbc.sqlite.SqliteDatabase;
import org.hiroba.log.HistoryQuery;
import org.hiroba.room.RoomId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restores what databases of each earlier version of the schema held, into both databases. */
class EarlierBackupsTest {
  private static final List<String> OLD =
      List.of(
          "INSERT INTO account (id, name, name_key, display_name, search_key, roles, created_at)"
              + " VALUES ('ann', 'ann', 'ann', 'Ann', 'ann', 'user', 0)",
          "INSERT INTO membership (room, account, role, read_up_to, joined_at)"
              + " SELECT r.no, a.no, 'member', 0, 0 FROM room r, account a",
          "INSERT INTO event (room, seq, type, at, message_no, author, label, text)"
              + " SELECT r.no, 1, 1, 1000, 1, a.no, 'c1', 'before the upgrade'"
              + " FROM room r, account a",
          "UPDATE room SET head = 1, message_count = 1");

  @TempDir Path folder;

  @Test
  void takesBackupsOfEachEarlierSqliteFile() throws Exception {
    Dialect dialect = SqliteDatabase.dialect();
    for (MigrationVersion version : versions(sqlite(folder.resolve("any.db")), dialect)) {
      Path home = Files.createDirectory(folder.resolve("sqlite-" + version));
      leave(sqlite(home.resolve(Databases.FILE)), dialect, version);
      moveToBoth(DatabaseSettings.defaults(), home);
    }
  }

  @Test
  void takesBackupsOfEachEarlierPostgresDatabase() throws Exception {
    Dialect dialect = PostgresDatabase.dialect();
    for (MigrationVersion version : versions(postgres(PostgresStores.settings(folder)), dialect)) {
      Path home = Files.createDirectory(folder.resolve("postgres-" + version));
      DatabaseSettings settings = PostgresStores.settings(home);
      leave(postgres(settings), dialect, version);
      moveToBoth(settings, home);
    }
  }

  /** As a copy that was made before there were backups. */
  @Test
  void takesAPlainSqliteFile() throws Exception {
    Path file = folder.resolve("copy.db");
    leave(sqlite(file), SqliteDatabase.dialect(), MigrationVersion.fromVersion("9"));
    for (DatabaseSettings settings :
        List.of(DatabaseSettings.defaults(), PostgresStores.settings(folder))) {
      Path home = Files.createTempDirectory(folder, "home");
      try (NewDatabase made = DatabaseBackups.beginNew(settings, home);
          BackupSource source = DatabaseBackups.ofFile(file, home)) {
        made.fill(source.schema(), "test", source::read);
        made.takePlace();
      }
      check(settings, home);
    }
  }

  private void moveToBoth(DatabaseSettings from, Path home) throws IOException {
    Path file = home.resolve("backup");
    try (BackupSource source = DatabaseBackups.beside(from, home)) {
      new BackupWriter(Clock.systemUTC(), "test").write(source, home, file);
    }
    Path target = Files.createDirectory(home.resolve("target"));
    for (DatabaseSettings settings :
        List.of(DatabaseSettings.defaults(), PostgresStores.settings(target))) {
      try (NewDatabase made = DatabaseBackups.beginNew(settings, target)) {
        assertThat(made.isTaken()).isFalse();
        made.fill(
            BackupReader.check(file).facts().schema(),
            "test",
            sink -> BackupReader.read(file, sink));
        assertThat(made.takePlace()).isEmpty();
      }
      check(settings, target);
    }
  }

  private static void check(DatabaseSettings settings, Path home) {
    try (Database database = DatabaseStore.open(settings, home)) {
      assertThat(
              database
                  .log()
                  .history(RoomId.LOBBY, new HistoryQuery(HistoryQuery.Anchor.LATEST, 0, 50))
                  .messages()
                  .get(0)
                  .text())
          .isEqualTo("before the upgrade");
      assertThat(Posts.post(database, "after it")).isEqualTo(2);
    }
    assertThat(DatabaseChecks.look(settings, home).faults()).isEmpty();
  }

  private static List<MigrationVersion> versions(DataSource source, Dialect dialect) {
    return Arrays.stream(Migrations.configuration(source, dialect).load().info().all())
        .map(MigrationInfo::getVersion)
        .toList();
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

  private DataSource sqlite(Path file) {
    return new UnpooledSource(() -> SqliteDatabase.at(file, folder).connect());
  }

  private static DataSource postgres(DatabaseSettings settings) {
    return new UnpooledSource(() -> PostgresStores.connect(settings));
  }
}
