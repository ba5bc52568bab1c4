package org.hiroba.feature.admin;

import org.hiroba.log.StorageException;

/** Counts what a server holds. Thread-safe; waits for the database. */
public interface Census {
  /**
   * Counts at one moment: a look at each account and each room, not at what is said in them.
   *
   * @throws StorageException the database cannot answer for now
   */
  Count count();

  /**
   * Holds what was counted.
   *
   * @param active accounts that may come in; those that were erased are in no number
   * @param disabled accounts that may not
   * @param administrators of the active ones
   * @param guests of the active ones
   * @param publicRooms archived ones included
   * @param privateRooms archived ones included
   * @param directRooms of two people or a few
   * @param archivedRooms of the public and private ones
   * @param messages that were ever posted in rooms that are there, deleted ones included
   */
  record Count(
      long active,
      long disabled,
      long administrators,
      long guests,
      long publicRooms,
      long privateRooms,
      long directRooms,
      long archivedRooms,
      long messages) {}
}
