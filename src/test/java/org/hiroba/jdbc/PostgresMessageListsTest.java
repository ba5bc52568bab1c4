package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.log.MessageListsContract;
import org.hiroba.log.Store;

class PostgresMessageListsTest extends MessageListsContract {
  @Override
  protected Store open(Path folder) {
    return PostgresStores.open(folder);
  }
}
