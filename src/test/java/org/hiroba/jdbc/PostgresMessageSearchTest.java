package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.log.Store;
import org.hiroba.search.MessageSearchContract;

class PostgresMessageSearchTest extends MessageSearchContract {
  @Override
  protected Store open(Path folder) {
    return PostgresStores.open(folder);
  }
}
