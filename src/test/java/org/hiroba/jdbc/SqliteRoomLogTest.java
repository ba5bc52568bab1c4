package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.log.RoomLogContract;
import org.hiroba.log.Store;

class SqliteRoomLogTest extends RoomLogContract {
  @Override
  protected Store open(Path folder) {
    return DatabaseStore.sqlite(folder);
  }
}
