package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.log.Store;
import org.hiroba.log.UnreadCountsContract;

class SqliteUnreadCountsTest extends UnreadCountsContract {
  @Override
  protected Store open(Path folder) {
    return DatabaseStore.sqlite(folder);
  }
}
