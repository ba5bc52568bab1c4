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
 * @param terms what to find; without any term nothing is found, unless the filter stands alone
 * @param room only in this room
 * @param only only in rooms with these ids; empty for no such limit
 * @param from only of this author
 * @param before only older than this moment
 * @param after only of this moment or newer
 * @param cursor where the page before this one ended: from {@link SearchPage#cursor()}; one that
 *     makes no sense is as good as none
 * @param limit 1 to 100 messages
 * @param filter what else must hold
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
    int limit,
    SearchFilter filter) {
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
    this(reader, terms, room, Set.of(), from, before, after, cursor, limit, SearchFilter.NONE);
  }

  /** Tells whether a room that the reader may read is one that is asked about. */
  public boolean isAbout(RoomId one) {
    return (room.isEmpty() || room.get().equals(one))
        && (filter.rooms().isEmpty() || filter.rooms().contains(one))
        && (only.isEmpty() || only.contains(one.value()));
  }

  /** Tells whether it asks for something at all. */
  public boolean isAboutSomething() {
    return !terms.isEmpty() || filter.alone();
  }

  /** Returns the authors of whom one must have written the message; empty for anybody. */
  public Set<UserId> authors() {
    if (from.isEmpty()) {
      return filter.authors();
    }
    return filter.authors().isEmpty() || filter.authors().contains(from.get())
        ? Set.of(from.get())
        : Set.of();
  }

  /** Tells whether nobody can have written what is asked for. */
  public boolean isOfNobody() {
    return from.isPresent()
        && !filter.authors().isEmpty()
        && !filter.authors().contains(from.get());
  }
}
