package org.hiroba.jdbc.sqlite;

import java.util.ArrayList;
import java.util.List;
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

  /** Returns the query; tokens hold nothing but letters, digits, marks and private characters. */
  static String of(Wanted wanted) {
    List<String> conditions = new ArrayList<>();
    if (!wanted.terms().isEmpty()) {
      conditions.add(tokens(wanted.terms().phrases(), " AND "));
    }
    if (namesRooms(wanted)) {
      conditions.add(scope(wanted.rooms().stream().map(ScopeTokens::room).toList()));
    }
    if (!wanted.authors().isEmpty()) {
      conditions.add(scope(wanted.authors().stream().map(ScopeTokens::author).toList()));
    }
    wanted.traits().forEach(trait -> conditions.add(scope(List.of(ScopeTokens.trait(trait)))));
    List<String> times = ScopeTokens.between(wanted.from(), wanted.before());
    if (!times.isEmpty()) {
      conditions.add(scope(times));
    }
    if (conditions.isEmpty()) {
      conditions.add(scope(List.of(ScopeTokens.ANY)));
    }
    String all = String.join(" AND ", conditions);
    List<Phrase> excluded = wanted.terms().excluded();
    return excluded.isEmpty() ? all : "(" + all + ") NOT " + tokens(excluded, " OR ");
  }

  private static String tokens(List<Phrase> phrases, String between) {
    return phrases.stream()
        .map(Fts5Query::phrase)
        .collect(Collectors.joining(between, "tokens : (", ")"));
  }

  private static String scope(List<String> alternatives) {
    return alternatives.stream()
        .map(one -> "\"" + one + "\"")
        .collect(Collectors.joining(" OR ", "scope : (", ")"));
  }

  private static String phrase(Phrase phrase) {
    return "\"" + String.join(" ", phrase.tokens()) + "\"" + (phrase.prefix() ? " *" : "");
  }
}
