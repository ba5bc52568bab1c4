package org.hiroba.jdbc.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiroba.jdbc.search.SearchIndex.Found;
import org.hiroba.jdbc.search.SearchIndex.Wanted;
import org.hiroba.jdbc.search.SearchNews.Batch;
import org.hiroba.jdbc.search.SearchNews.Change;
import org.hiroba.search.Findable;

/**
 * What is wanted among the messages that the index has not taken in yet, newest first. Immutable.
 *
 * @param complete whether all of them were looked at
 */
record SearchTail(List<Found> found, boolean complete) {
  /** The place of a message that has none in the index. */
  static final long UNNUMBERED = Long.MAX_VALUE;

  /** What there is when the index has everything. */
  static final SearchTail NOTHING = new SearchTail(List.of(), true);

  private record Key(long room, long seq) {}

  /**
   * Reads the tail.
   *
   * @param tooLong it is not worth reading, for it is too long
   */
  static SearchTail of(SearchIndex index, Wanted wanted, boolean tooLong) {
    if (tooLong) {
      return new SearchTail(List.of(), false);
    }
    Batch batch = index.tail(SearchFollower.ROUND);
    if (wanted.below() != UNNUMBERED) {
      // A page behind the first: what is new came before it.
      return new SearchTail(List.of(), !batch.more());
    }
    Set<Long> rooms = Set.copyOf(wanted.rooms());
    Map<Key, Change> last = new LinkedHashMap<>();
    batch.changes().forEach(change -> last.put(new Key(change.room(), change.seq()), change));
    List<Found> found =
        last.values().stream()
            .filter(change -> rooms.contains(change.room()) && isWanted(change, wanted))
            .sorted(Comparator.comparingLong(Change::at).thenComparing(Change::seq).reversed())
            .map(change -> new Found(UNNUMBERED, change.room(), change.seq()))
            .toList();
    return new SearchTail(found, !batch.more());
  }

  private static boolean isWanted(Change change, Wanted wanted) {
    Findable message = change.message();
    return message != null && wanted.wants(change.author(), change.at(), message);
  }

  /** Returns these and then what the index found, each message once. */
  List<Found> before(List<Found> indexed) {
    if (found.isEmpty()) {
      return indexed;
    }
    Set<Key> known = new LinkedHashSet<>();
    List<Found> all = new ArrayList<>();
    for (Found each : found) {
      known.add(new Key(each.room(), each.seq()));
      all.add(each);
    }
    for (Found each : indexed) {
      if (known.add(new Key(each.room(), each.seq()))) {
        all.add(each);
      }
    }
    return all;
  }
}
