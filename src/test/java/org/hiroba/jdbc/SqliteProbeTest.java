package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.feature.probe.ProbeContract;
import org.hiroba.log.Store;

class SqliteProbeTest extends ProbeContract {
  @Override
  protected Store open(Path folder) {
    return DatabaseStore.sqlite(folder);
  }
}
