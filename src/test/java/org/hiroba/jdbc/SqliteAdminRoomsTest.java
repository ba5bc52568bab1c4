package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.feature.room.AdminRoomsContract;
import org.hiroba.log.Store;

class SqliteAdminRoomsTest extends AdminRoomsContract {
  @Override
  protected Store open(Path folder) {
    return DatabaseStore.sqlite(folder);
  }
}
