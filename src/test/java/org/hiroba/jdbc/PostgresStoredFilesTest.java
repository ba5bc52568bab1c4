package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.feature.file.FileContract;
import org.hiroba.log.Store;
import org.hiroba.room.RoomDirectory;

class PostgresStoredFilesTest extends FileContract {
  @Override
  protected Store open(Path folder) {
    return PostgresStores.open(folder);
  }

  @Override
  protected RoomDirectory rooms() {
    return ((DatabaseStore) store).database().rooms();
  }
}
