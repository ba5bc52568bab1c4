package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.feature.account.MailContract;
import org.hiroba.log.Store;

class SqliteMailTest extends MailContract {
  @Override
  protected Store open(Path folder) {
    return DatabaseStore.sqlite(folder);
  }
}
