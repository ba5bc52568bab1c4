package org.hiroba.feature.admin;

import java.util.Collection;
import java.util.Map;
import org.hiroba.account.UserRef;
import org.hiroba.log.StorageException;

/**
 * Tells who and what the ids of the trail are today: the trail itself keeps no names. Thread-safe;
 * waits for the database.
 */
public interface TrailNames {
  /**
   * Finds accounts that hold a name, by their ids; whoever was erased is not among them.
   *
   * @throws StorageException the database cannot answer for now
   */
  Map<String, UserRef> people(Collection<String> ids);

  /**
   * Finds the names of rooms that are there, direct ones apart, by the rooms' ids.
   *
   * @throws StorageException the database cannot answer for now
   */
  Map<String, String> rooms(Collection<String> ids);
}
