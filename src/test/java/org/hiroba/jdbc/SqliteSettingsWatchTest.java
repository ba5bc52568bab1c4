package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.feature.admin.SettingsWatchContract;
import org.hiroba.log.Store;

class SqliteSettingsWatchTest extends SettingsWatchContract {
  @Override
  protected Store open(Path folder) {
    return DatabaseStore.sqlite(folder);
  }
}
