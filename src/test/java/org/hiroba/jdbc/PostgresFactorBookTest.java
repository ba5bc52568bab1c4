package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.feature.factor.FactorBookContract;
import org.hiroba.log.Store;

class PostgresFactorBookTest extends FactorBookContract {
  @Override
  protected Store open(Path folder) {
    return PostgresStores.open(folder);
  }
}
