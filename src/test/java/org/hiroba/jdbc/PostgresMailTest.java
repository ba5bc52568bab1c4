package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.feature.account.MailContract;
import org.hiroba.log.Store;

class PostgresMailTest extends MailContract {
  @Override
  protected Store open(Path folder) {
    return PostgresStores.open(folder);
  }
}
