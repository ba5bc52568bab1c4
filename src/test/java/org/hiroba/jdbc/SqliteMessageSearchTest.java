package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.log.Store;
import org.hiroba.search.MessageSearchContract;

class SqliteMessageSearchTest extends MessageSearchContract {
  @Override
  protected Store open(Path folder) {
    return DatabaseStore.sqlite(folder);
  }
}
