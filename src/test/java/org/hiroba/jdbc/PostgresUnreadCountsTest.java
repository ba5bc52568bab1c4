package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.log.Store;
import org.hiroba.log.UnreadCountsContract;

class PostgresUnreadCountsTest extends UnreadCountsContract {
  @Override
  protected Store open(Path folder) {
    return PostgresStores.open(folder);
  }
}
