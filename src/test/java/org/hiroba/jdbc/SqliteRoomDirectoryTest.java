package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.log.Store;
import org.hiroba.room.RoomDirectoryContract;

class SqliteRoomDirectoryTest extends RoomDirectoryContract {
  @Override
  protected Store open(Path folder) {
    return DatabaseStore.sqlite(folder);
  }
}
