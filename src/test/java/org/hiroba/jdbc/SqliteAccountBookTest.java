package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.feature.account.AccountBookContract;
import org.hiroba.log.Store;

class SqliteAccountBookTest extends AccountBookContract {
  @Override
  protected Store open(Path folder) {
    return DatabaseStore.sqlite(folder);
  }
}
