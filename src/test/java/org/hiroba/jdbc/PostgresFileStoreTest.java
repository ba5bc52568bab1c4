package org.hiroba.jdbc;

import org.hiroba.feature.file.FileStore;
import org.hiroba.feature.file.FileStoreContract;
import org.hiroba.feature.file.JdbcFileStore;
import org.hiroba.log.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresFileStoreTest extends FileStoreContract {
  private Store database;

  @BeforeEach
  void open() {
    database = PostgresStores.open(folder.resolve("home"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected FileStore store() {
    return database.log().port(JdbcFileStore.class);
  }
}
