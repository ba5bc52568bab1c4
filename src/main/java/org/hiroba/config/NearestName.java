package org.hiroba.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant: the name with the smallest edit distance. */
final class NearestName {
  private NearestName() {}

  static Optional<String> among(Collection<String> known, String name) {
    return known.stream()
        .min(
            Comparator.<String>comparingInt(candidate -> distance(candidate, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Counts the characters to insert, delete or replace (Levenshtein). */
  static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
