package org.hiroba.jdbc.search;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.Workers;
import org.hiroba.jdbc.search.SearchNews.Batch;
import org.hiroba.search.Findable;
import org.hiroba.search.SearchTerms;
import org.hiroba.search.Trait;

/**
 * Keeps the words of messages. {@link #advance} is for one thread at a time, {@link #find} for
 * many.
 */
public interface SearchIndex extends AutoCloseable {

  /**
   * Asks for messages.
   *
   * @param rooms numbers of the rooms to look in
   * @param authors numbers of the authors; empty for anybody's
   * @param from earliest time, in milliseconds
   * @param before time that is too late, in milliseconds
   * @param below only messages that entered the index before this one
   * @param within how long it may take
   * @param traits what must be in it
   */
  record Wanted(
      SearchTerms terms,
      List<Long> rooms,
      List<Long> authors,
      long from,
      long before,
      long below,
      int limit,
      Duration within,
      Set<Trait> traits) {
    /** Tells whether a message that is in one of the rooms is wanted. */
    boolean wants(long author, long at, Findable message) {
      return (authors.isEmpty() || authors.contains(author))
          && at >= from
          && at < before
          && message.has(traits)
          && terms.match(message.words());
    }
  }

  /**
   * Names a message that was found.
   *
   * @param no its place in the index: the higher, the newer
   */
  record Found(long no, long room, long seq) {}

  /**
   * Holds what was found, newest first.
   *
   * @param complete whether that is all: false when the time was up
   */
  record Findings(List<Found> found, boolean complete) {
    /** Copies the list. */
    public Findings {
      found = List.copyOf(found);
    }
  }

  /** Says how far the index is. */
  enum Advance {
    /** It has everything. */
    DONE,
    /** There is more to take in. */
    MORE,
    /** Another node is at it. */
    BUSY
  }

  /** Takes up to {@code limit} events of the log in; waits for no other node. */
  Advance advance(int limit) throws SQLException;

  /** Takes some messages of a room out, by its number; called like {@link #advance}. */
  void forget(long room, Collection<Long> seqs) throws SQLException;

  /** Reads up to {@code limit} events that the index has not taken in; for many threads. */
  Batch tail(int limit);

  /** Finds messages, newest first; ends when the time is up. */
  Findings find(Wanted wanted) throws SQLException;

  /** Returns threads without which the index stands still, for the watchdog. */
  default List<Workers> threads() {
    return List.of();
  }

  /** Returns checks that tell of trouble that comes slowly. */
  default List<HealthCheck> advisoryChecks() {
    return List.of();
  }

  @Override
  void close();
}
