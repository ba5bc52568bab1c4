package org.hiroba.feature.probe;

import org.hiroba.log.StorageException;

/** Asks the database how it is. Thread-safe; waits for the database. */
public interface ProbeReads {
  /**
   * Reads one row.
   *
   * @throws StorageException the database cannot answer
   */
  void read();

  /**
   * Counts; with a million memberships this takes tens of milliseconds.
   *
   * @throws StorageException the database cannot answer
   */
  StoredCounts counts();
}
