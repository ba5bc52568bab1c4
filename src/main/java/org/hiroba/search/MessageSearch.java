package org.hiroba.search;

/**
 * Finds messages by what they say, in their current state.
 *
 * <p>Implementations are safe for use by many threads. A message is found as soon as it was
 * committed, except while a big backlog is indexed, such as after an import. A search that takes
 * too long is cut. Either is told by {@link SearchPage#incomplete}.
 */
public interface MessageSearch {
  /**
   * Returns a page of messages that hold all the terms of the query, newest first, from rooms that
   * the reader may read now: public ones and their own.
   *
   * @throws org.hiroba.log.StorageException the database cannot answer
   */
  SearchPage search(SearchQuery query);
}
