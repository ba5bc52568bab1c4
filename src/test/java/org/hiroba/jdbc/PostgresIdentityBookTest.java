package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.feature.identity.IdentityBookContract;
import org.hiroba.log.Store;

class PostgresIdentityBookTest extends IdentityBookContract {
  @Override
  protected Store open(Path folder) {
    return PostgresStores.open(folder);
  }
}
