package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.feature.account.ErasureContract;
import org.hiroba.log.Store;

class PostgresErasureTest extends ErasureContract {
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
