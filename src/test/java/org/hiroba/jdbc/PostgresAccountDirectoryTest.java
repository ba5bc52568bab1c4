package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.account.AccountDirectoryContract;
import org.hiroba.log.Store;

class PostgresAccountDirectoryTest extends AccountDirectoryContract {
  @Override
  protected Store open(Path folder) {
    return PostgresStores.open(folder);
  }
}
