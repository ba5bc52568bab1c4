package org.hiroba.jdbc;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.hiroba.feature.retention.RetentionContract;
import org.hiroba.log.Store;
import org.hiroba.search.ForgetsMessages;

class PostgresRetentionTest extends RetentionContract {
  private Path home;

  @Override
  protected Store open(Path folder) {
    home = folder;
    return PostgresStores.open(folder);
  }

  @Override
  protected BesideServer beside() {
    return Databases.besideServer(PostgresStores.settings(home), home);
  }

  @Override
  protected long indexed() throws SQLException {
    try (BesideServer beside = beside();
        ResultSet row =
            beside.session().prepare("SELECT COUNT(*) FROM search_doc").executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  protected ForgetsMessages forgetting() {
    return ((DatabaseStore) store).database().forgetting();
  }
}
