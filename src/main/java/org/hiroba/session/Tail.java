package org.hiroba.session;

import java.util.ArrayDeque;
import java.util.List;
import org.hiroba.account.UserId;
import org.hiroba.log.MembershipChange;
import org.hiroba.log.RoomEvent;
import org.hiroba.protocol.EncodedEvent;
import org.jspecify.annotations.Nullable;

/**
 * The last events of a room, encoded, for sessions that attach and missed little.
 *
 * <p>Belongs to its room's channel: not safe for use by many threads.
 */
final class Tail {
  /** How many events it keeps. */
  static final int MAX_EVENTS = 256;

  /** How many bytes it keeps. */
  static final int MAX_BYTES = 256 << 10;

  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  private int bytes;

  /** An event and what clients are told of it. */
  record Entry(RoomEvent event, EncodedEvent encoded) {}

  /** Adds the next event of the room; forgets the oldest beyond the limits. */
  void add(RoomEvent event, EncodedEvent encoded) {
    entries.add(new Entry(event, encoded));
    bytes += encoded.utf8Bytes();
    if (event.erases()) {
      // What was deleted must not be told again: the log knows, the tail does not.
      clear();
    }
    while (entries.size() > MAX_EVENTS || bytes > MAX_BYTES) {
      bytes -= entries.remove().encoded().utf8Bytes();
    }
  }

  /** Forgets everything. */
  void clear() {
    entries.clear();
    bytes = 0;
  }

  /** Returns all events above a seq; null when it does not go back so far. */
  @Nullable List<Entry> since(long seq) {
    Entry oldest = entries.peek();
    return oldest != null && oldest.event().seq() <= seq + 1
        ? entries.stream().filter(entry -> entry.event().seq() > seq).toList()
        : null;
  }

  /** Tells whether some events make somebody a member. */
  static boolean joins(List<Entry> events, UserId user) {
    return events.stream()
        .anyMatch(
            entry ->
                entry.event() instanceof MembershipChange change
                    && change.joins()
                    && change.user().id().equals(user));
  }
}
