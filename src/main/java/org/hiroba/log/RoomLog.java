package org.hiroba.log;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.hiroba.room.RoomId;

/**
 * Stores what happened in the rooms: the durable log and the views of it.
 *
 * <p>Reads are safe for use by many threads at once and see every transaction that committed before
 * the call. Writes belong to the one {@link LogWriter} thread: at most one {@link WriteTransaction}
 * is open per node. Every method may block and throws {@link StorageException} when it cannot
 * answer.
 */
public interface RoomLog extends Ports {
  /** Returns the random name of this history; it changes only if history was reset. */
  String epoch();

  /** Returns the seq of a room's last event; 0 for an empty or unknown room. */
  long head(RoomId room);

  /** Returns the heads of those of the rooms that exist. */
  Map<RoomId, Long> heads(Collection<RoomId> rooms);

  /**
   * Returns the events of a room with a seq above {@code seq}, ascending and gapless, at most
   * {@code limit} of them.
   */
  List<RoomEvent> eventsAfter(RoomId room, long seq, int limit);

  /** Returns a page of messages in their current state. */
  HistoryPage history(RoomId room, HistoryQuery query);

  /**
   * Begins the node's one write transaction.
   *
   * @param commands the idempotency keys that the drafts of this batch will ask for: a hint that
   *     lets an adapter look them up in one round trip
   * @param rooms the rooms that the drafts touch, in locking order: the adapter locks them now
   *     where other nodes write, and rooms outside the set when they are first used
   */
  WriteTransaction begin(Set<CommandKey> commands, SortedSet<RoomId> rooms);
}
