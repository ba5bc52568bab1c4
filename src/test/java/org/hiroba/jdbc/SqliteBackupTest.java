package org.hiroba.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.log.Store;

class SqliteBackupTest extends BackupContract {
  @Override
  protected Store open(Path folder) {
    return DatabaseStore.sqlite(folder);
  }

  @Override
  DatabaseSettings settings(Path home) {
    return DatabaseSettings.defaults();
  }

  @Override
  long headAside(String told) {
    Path aside = Path.of(last(told, "before-restore-"));
    try (Database old = DatabaseStore.open(DatabaseSettings.defaults(), aside)) {
      return old.log().head(SQUARE);
    }
  }

  @Override
  List<String> leftovers() throws IOException {
    return names(folder, "{restoring,before}-*");
  }
}
