package org.hiroba.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.hiroba.search.SearchTerms;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the words of messages. {@link #advance} is for one thread at a time, {@link #find} for
 * many.
 */
interface SearchIndex extends AutoCloseable {

  /**
   * Asks for messages.
   *
   * @param rooms numbers of the rooms to look in
   * @param author number of the author; null for anybody's
   * @param from earliest time, in milliseconds
   * @param before time that is too late, in milliseconds
   * @param below only messages that entered the index before this one
   */
  record Wanted(
      SearchTerms terms,
      List<Long> rooms,
      @Nullable Long author,
      long from,
      long before,
      long below,
      int limit) {}

  /**
   * Names a message that was found.
   *
   * @param no its place in the index: the higher, the newer
   */
  record Found(long no, long room, long seq) {}

  /**
   * Takes up to {@code limit} events of the log in.
   *
   * @return whether there are more
   */
  boolean advance(int limit) throws SQLException;

  /** Finds messages, newest first. */
  List<Found> find(Wanted wanted) throws SQLException;

  @Override
  void close();
}
