package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.feature.admin.CensusContract;
import org.hiroba.log.Store;

class SqliteCensusTest extends CensusContract {
  @Override
  protected Store open(Path folder) {
    return DatabaseStore.sqlite(folder);
  }
}
