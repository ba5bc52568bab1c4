package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.feature.admin.AdminInboxContract;
import org.hiroba.log.Store;

class PostgresAdminInboxTest extends AdminInboxContract {
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
}
