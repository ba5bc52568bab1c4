package org.hiroba.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.feature.retention.RetentionContract;
import org.hiroba.jdbc.sqlite.SqliteDatabase;
import org.hiroba.log.Store;
import org.hiroba.search.ForgetsMessages;

class SqliteRetentionTest extends RetentionContract {
  private Path home;

  @Override
  protected Store open(Path folder) {
    home = folder;
    return DatabaseStore.sqlite(folder);
  }

  @Override
  protected BesideServer beside() {
    return Databases.besideServer(DatabaseSettings.defaults(), home);
  }

  @Override
  protected long indexed() throws SQLException {
    try (Connection index = SqliteDatabase.at(home.resolve("hiroba-search.db"), home).connect();
        Statement statement = index.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT COUNT(*) FROM doc JOIN words ON words.rowid = doc.no")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  protected ForgetsMessages forgetting() {
    return ((DatabaseStore) store).database().forgetting();
  }
}
