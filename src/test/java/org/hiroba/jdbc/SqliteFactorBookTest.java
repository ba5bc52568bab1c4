package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.feature.factor.FactorBookContract;
import org.hiroba.log.Store;

class SqliteFactorBookTest extends FactorBookContract {
  @Override
  protected Store open(Path folder) {
    return DatabaseStore.sqlite(folder);
  }
}
