package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.feature.admin.AdminInboxContract;
import org.hiroba.log.Store;

class SqliteAdminInboxTest extends AdminInboxContract {
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
}
