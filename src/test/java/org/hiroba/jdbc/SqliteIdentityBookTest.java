package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.feature.identity.IdentityBookContract;
import org.hiroba.log.Store;

class SqliteIdentityBookTest extends IdentityBookContract {
  @Override
  protected Store open(Path folder) {
    return DatabaseStore.sqlite(folder);
  }
}
