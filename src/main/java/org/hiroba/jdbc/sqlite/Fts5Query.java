package org.hiroba.jdbc.sqlite;

import java.util.stream.Collectors;
import org.hiroba.jdbc.search.SearchIndex.Wanted;
import org.hiroba.search.SearchTerms.Phrase;

/** Says what is wanted in the language of FTS5. */
final class Fts5Query {
  /** Up to this many rooms are looked for in the index; more are sorted out afterwards. */
  private static final int FEW_ROOMS = 32;

  private Fts5Query() {}

  /** Tells whether the query names its rooms; else the caller sorts out what is of others. */
  static boolean namesRooms(Wanted wanted) {
    return wanted.rooms().size() <= FEW_ROOMS;
  }

  /** Returns the query; tokens hold nothing but letters, digits and marks. */
  static String of(Wanted wanted) {
    String expression =
        wanted.terms().phrases().stream()
            .map(Fts5Query::phrase)
            .collect(Collectors.joining(" AND ", "tokens : (", ")"));
    if (namesRooms(wanted)) {
      expression +=
          wanted.rooms().stream()
              .map(room -> "\"r" + room + "\"")
              .collect(Collectors.joining(" OR ", " AND scope : (", ")"));
    }
    if (wanted.author() != null) {
      expression += " AND scope : (\"u" + wanted.author() + "\")";
    }
    return expression;
  }

  private static String phrase(Phrase phrase) {
    return "\"" + String.join(" ", phrase.tokens()) + "\"" + (phrase.prefix() ? " *" : "");
  }
}
