package org.hiroba.search;

import java.util.List;
import java.util.Optional;

/**
 * Holds one page of messages that were found, newest first.
 *
 * @param cursor where to go on; empty when nothing is left
 */
public record SearchPage(List<SearchHit> hits, Optional<String> cursor) {
  /** Copies the hits. */
  public SearchPage {
    hits = List.copyOf(hits);
  }

  /** Returns a page that found nothing. */
  public static SearchPage empty() {
    return new SearchPage(List.of(), Optional.empty());
  }
}
