package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.feature.scim.ScimContract;
import org.hiroba.log.Store;

class SqliteScimTest extends ScimContract {
  @Override
  protected Store open(Path folder) {
    return DatabaseStore.sqlite(folder);
  }
}
