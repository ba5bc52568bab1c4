package org.hiroba.log;

import org.hiroba.account.AccountDirectory;
import org.hiroba.room.RoomDirectory;
import org.hiroba.search.MessageSearch;

/** Holds one storage behind all its ports, for the contract tests. */
public interface Store extends AutoCloseable {
  /** Returns the log. */
  RoomLog log();

  /** Returns the rooms. */
  RoomDirectory rooms();

  /** Returns the accounts. */
  AccountDirectory accounts();

  /** Returns the search. */
  MessageSearch search();

  @Override
  void close();
}
