package org.hiroba.search;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;

/**
 * Asks for messages.
 *
 * @param reader who asks: nothing is found that they may not read
 * @param terms what to find; without any term nothing is found
 * @param room only in this room
 * @param only only in rooms with these ids; empty for no such limit
 * @param from only of this author
 * @param before only older than this moment
 * @param after only of this moment or newer
 * @param cursor where the page before this one ended: from {@link SearchPage#cursor()}; one that
 *     makes no sense is as good as none
 * @param limit 1 to 100 messages
 */
public record SearchQuery(
    UserId reader,
    SearchTerms terms,
    Optional<RoomId> room,
    Set<String> only,
    Optional<UserId> from,
    Optional<Instant> before,
    Optional<Instant> after,
    Optional<String> cursor,
    int limit) {
  /** How many messages a page may have. */
  public static final int MAX_LIMIT = 100;

  /** Clamps the limit. */
  public SearchQuery {
    limit = Math.max(1, Math.min(MAX_LIMIT, limit));
    only = Set.copyOf(only);
  }

  /** Asks in all rooms that the reader may read. */
  public SearchQuery(
      UserId reader,
      SearchTerms terms,
      Optional<RoomId> room,
      Optional<UserId> from,
      Optional<Instant> before,
      Optional<Instant> after,
      Optional<String> cursor,
      int limit) {
    this(reader, terms, room, Set.of(), from, before, after, cursor, limit);
  }

  /** Tells whether a room that the reader may read is one that is asked about. */
  public boolean isAbout(RoomId one) {
    return (room.isEmpty() || room.get().equals(one))
        && (only.isEmpty() || only.contains(one.value()));
  }
}
