package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.feature.probe.ProbeContract;
import org.hiroba.log.Store;

class PostgresProbeTest extends ProbeContract {
  @Override
  protected Store open(Path folder) {
    return PostgresStores.open(folder);
  }
}
