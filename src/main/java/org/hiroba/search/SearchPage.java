package org.hiroba.search;

import java.util.List;
import java.util.Optional;

/**
 * Holds one page of messages that were found, newest first.
 *
 * @param cursor where to go on; empty when nothing is left
 * @param incomplete whether there may be more that was not looked at: the search took too long, or
 *     the index has not taken everything in yet
 */
public record SearchPage(List<SearchHit> hits, Optional<String> cursor, boolean incomplete) {
  /** Copies the hits. */
  public SearchPage {
    hits = List.copyOf(hits);
  }

  /** Makes a page for which everything was looked at. */
  public SearchPage(List<SearchHit> hits, Optional<String> cursor) {
    this(hits, cursor, false);
  }

  /** Returns a page that found nothing. */
  public static SearchPage empty() {
    return new SearchPage(List.of(), Optional.empty());
  }
}
