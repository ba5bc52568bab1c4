package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.log.ReactionsContract;
import org.hiroba.log.Store;

class PostgresReactionsTest extends ReactionsContract {
  @Override
  protected Store open(Path folder) {
    return PostgresStores.open(folder);
  }
}
