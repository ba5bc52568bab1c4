package org.hiroba.jdbc;

import java.nio.file.Path;
import org.hiroba.account.AccountDirectory;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.log.RoomLog;
import org.hiroba.log.Store;
import org.hiroba.room.RoomDirectory;
import org.hiroba.search.MessageSearch;
import org.hiroba.startup.Features;

/** Puts an open database under the contract tests. */
public record DatabaseStore(Database database) implements Store {

  /** Opens SQLite in a folder. */
  public static Store sqlite(Path folder) {
    return new DatabaseStore(
        Databases.openFile(
            folder.resolve(Databases.FILE),
            folder,
            "because of the test",
            Features.adapters(Features.all())));
  }

  /** Opens a database with what all features keep in it. */
  public static Database open(DatabaseSettings settings, Path home) {
    return Databases.open(settings, home, Features.adapters(Features.all()));
  }

  @Override
  public RoomLog log() {
    return database.log();
  }

  @Override
  public RoomDirectory rooms() {
    return database.rooms();
  }

  @Override
  public AccountDirectory accounts() {
    return database.accounts();
  }

  @Override
  public MessageSearch search() {
    return database.search();
  }

  @Override
  public void close() {
    database.close();
  }
}
