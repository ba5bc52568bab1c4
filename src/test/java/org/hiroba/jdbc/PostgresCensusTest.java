package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.feature.admin.CensusContract;
import org.hiroba.log.Store;

class PostgresCensusTest extends CensusContract {
  @Override
  protected Store open(Path folder) {
    return PostgresStores.open(folder);
  }
}
