package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.feature.scim.ScimContract;
import org.hiroba.log.Store;

class PostgresScimTest extends ScimContract {
  @Override
  protected Store open(Path folder) {
    return PostgresStores.open(folder);
  }
}
