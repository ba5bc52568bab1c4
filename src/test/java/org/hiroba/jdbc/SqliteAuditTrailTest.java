package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.feature.audit.AuditTrailContract;
import org.hiroba.log.Store;

class SqliteAuditTrailTest extends AuditTrailContract {
  @Override
  protected Store open(Path folder) {
    return DatabaseStore.sqlite(folder);
  }
}
