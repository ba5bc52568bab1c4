package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.feature.account.AccountBookContract;
import org.hiroba.log.Store;

class PostgresAccountBookTest extends AccountBookContract {
  @Override
  protected Store open(Path folder) {
    return PostgresStores.open(folder);
  }
}
