package org.hiroba.search;

import java.util.Collection;
import org.hiroba.room.RoomId;

/** Takes messages out of the search. Thread-safe; may block on the database. */
public interface ForgetsMessages {
  /**
   * Finds some messages of a room no more, and keeps none of their words.
   *
   * @param seqs at most some hundreds
   */
  void forget(RoomId room, Collection<Long> seqs);
}
