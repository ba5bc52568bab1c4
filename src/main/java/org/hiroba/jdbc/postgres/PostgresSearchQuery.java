package org.hiroba.jdbc.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hiroba.jdbc.search.SearchIndex.Found;
import org.hiroba.jdbc.search.SearchIndex.Wanted;
import org.hiroba.jdbc.sql.Params;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.search.SearchTerms;
import org.hiroba.search.SearchTerms.Phrase;
import org.hiroba.search.Trait;

/** Asks the table of words; says only what is wanted, so that an index fits. Stateless. */
final class PostgresSearchQuery {
  private static final String SELECT = "SELECT no, room, seq FROM search_doc WHERE ";
  private static final String PLACE =
      "SELECT at, no FROM search_doc WHERE no <= ? ORDER BY no DESC LIMIT 1";

  private PostgresSearchQuery() {}

  /**
   * Finds messages by their words, the last that entered the index first. Frequent words are found
   * at once among the newest messages, where the index would list every message first.
   *
   * @param from the place from which on it is looked; 0 for everywhere
   */
  static List<Found> find(SqlSession session, long from, Wanted wanted) throws SQLException {
    String condition = "words @@ CAST(? AS tsquery) AND no < ?" + conditions(wanted);
    String order = " ORDER BY no DESC LIMIT ?";
    Params params =
        session.with(
            from > 0
                ? SELECT + "no >= ? AND " + condition + order
                : "WITH found AS MATERIALIZED ("
                    + SELECT
                    + condition
                    + ") SELECT no, room, seq FROM found"
                    + order);
    if (from > 0) {
      params.number(from);
    }
    params.text(query(wanted.terms())).number(wanted.below());
    return found(session, params, wanted);
  }

  /** Finds messages of which no word is known, the newest first. */
  static List<Found> withoutWords(SqlSession session, Wanted wanted) throws SQLException {
    long at = Long.MAX_VALUE;
    long no = Long.MAX_VALUE;
    if (wanted.below() != Long.MAX_VALUE) {
      try (ResultSet row = session.with(PLACE).number(wanted.below()).query()) {
        if (!row.next()) {
          return List.of();
        }
        at = row.getLong(1);
        no = row.getLong(2);
      }
    }
    boolean excludes = !wanted.terms().excluded().isEmpty();
    Params params =
        session.with(
            SELECT
                + "(at, no) < (?, ?)"
                + (excludes ? " AND NOT words @@ CAST(? AS tsquery)" : "")
                + conditions(wanted)
                + " ORDER BY at DESC, no DESC LIMIT ?");
    params.number(at).number(no);
    if (excludes) {
      params.text(any(wanted.terms().excluded()));
    }
    return found(session, params, wanted);
  }

  private static String conditions(Wanted wanted) {
    StringBuilder conditions = new StringBuilder();
    if (wanted.from() != Long.MIN_VALUE) {
      conditions.append(" AND at >= ?");
    }
    if (wanted.before() != Long.MAX_VALUE) {
      conditions.append(" AND at < ?");
    }
    conditions.append(wanted.rooms().size() == 1 ? " AND room = ?" : " AND room = ANY (?)");
    if (!wanted.authors().isEmpty()) {
      conditions.append(wanted.authors().size() == 1 ? " AND author = ?" : " AND author = ANY (?)");
    }
    for (Trait trait : wanted.traits()) {
      conditions.append(" AND ").append(trait.wireName());
    }
    return conditions.toString();
  }

  private static List<Found> found(SqlSession session, Params params, Wanted wanted)
      throws SQLException {
    if (wanted.from() != Long.MIN_VALUE) {
      params.number(wanted.from());
    }
    if (wanted.before() != Long.MAX_VALUE) {
      params.number(wanted.before());
    }
    oneOf(session, params, wanted.rooms());
    if (!wanted.authors().isEmpty()) {
      oneOf(session, params, wanted.authors());
    }
    List<Found> found = new ArrayList<>();
    try (ResultSet row = params.number(wanted.limit()).query()) {
      while (row.next()) {
        found.add(new Found(row.getLong(1), row.getLong(2), row.getLong(3)));
      }
    }
    return found;
  }

  private static void oneOf(SqlSession session, Params params, List<Long> numbers)
      throws SQLException {
    if (numbers.size() == 1) {
      params.number(numbers.get(0));
    } else {
      params.array(session.connection().createArrayOf("bigint", numbers.toArray()));
    }
  }

  /** Says it in PostgreSQL's language; tokens hold nothing that means something there. */
  private static String query(SearchTerms terms) {
    String all =
        terms.phrases().stream()
            .map(PostgresSearchQuery::phrase)
            .collect(Collectors.joining(" & "));
    return terms.excluded().isEmpty() ? all : all + " & !(" + any(terms.excluded()) + ")";
  }

  private static String any(List<Phrase> phrases) {
    return phrases.stream().map(PostgresSearchQuery::phrase).collect(Collectors.joining(" | "));
  }

  private static String phrase(Phrase phrase) {
    return phrase.tokens().stream()
        .map(token -> "'" + token + "'")
        .collect(Collectors.joining(" <-> ", "(", phrase.prefix() ? ":*)" : ")"));
  }
}
