package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.log.RoomLogContract;
import org.hiroba.log.Store;

class PostgresRoomLogTest extends RoomLogContract {
  @Override
  protected Store open(Path folder) {
    return PostgresStores.open(folder);
  }
}
