package org.hiroba.feature.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hiroba.search.SearchTerms;

/**
 * Takes the operators out of what a person typed into a search: words such as {@code from:mei} or
 * {@code in:"room of two words"}. Linear in the text. Immutable.
 *
 * @param words what is left: words, quotes and what is to be kept away
 */
record QueryText(String words, List<Operator> operators) {
  /** What may stand before the colon. */
  static final Set<String> NAMES = Set.of("from", "in", "before", "after", "on", "has", "is");

  private static final int LONGEST_NAME = 6;

  QueryText {
    operators = List.copyOf(operators);
  }

  /**
   * Says one operator.
   *
   * @param value what stands behind the colon, without its quotes; may be empty
   * @param excluded whether a minus stands before it
   */
  record Operator(String name, String value, boolean excluded) {}

  static QueryText of(String query) {
    StringBuilder words = new StringBuilder();
    List<Operator> operators = new ArrayList<>();
    int i = 0;
    while (i < query.length()) {
      int end = isSpace(query.charAt(i)) ? i : operator(query, i, operators);
      if (end == i) {
        end = endOfChunk(query, i);
        words.append(query, i, end);
      } else {
        words.append(' ');
      }
      i = end;
    }
    return new QueryText(words.toString(), operators);
  }

  /** Takes the operator that begins here, if one does, and returns where it ends. */
  private static int operator(String query, int start, List<Operator> operators) {
    boolean excluded = query.charAt(start) == '-';
    int from = excluded ? start + 1 : start;
    int colon = from;
    while (colon < query.length() && colon - from <= LONGEST_NAME && !isColon(query, colon)) {
      colon++;
    }
    if (colon >= query.length() || !isColon(query, colon)) {
      return start;
    }
    String name = query.substring(from, colon).toLowerCase(Locale.ROOT);
    if (!NAMES.contains(name)) {
      return start;
    }
    int begin = colon + 1;
    boolean quoted = begin < query.length() && SearchTerms.isQuote(query.charAt(begin));
    int end;
    if (quoted) {
      end = begin + 1;
      while (end < query.length() && !SearchTerms.isQuote(query.charAt(end))) {
        end++;
      }
      operators.add(new Operator(name, query.substring(begin + 1, end).strip(), excluded));
      return Math.min(query.length(), end + 1);
    }
    end = begin;
    while (end < query.length() && !isSpace(query.charAt(end))) {
      end++;
    }
    operators.add(new Operator(name, query.substring(begin, end), excluded));
    return end;
  }

  /** A chunk ends behind the next space that stands in no quotes. */
  private static int endOfChunk(String query, int start) {
    boolean quoted = false;
    int i = start;
    while (i < query.length()) {
      char c = query.charAt(i++);
      if (SearchTerms.isQuote(c)) {
        quoted = !quoted;
      } else if (!quoted && isSpace(c)) {
        return i;
      }
    }
    return i;
  }

  private static boolean isColon(String query, int at) {
    return query.charAt(at) == ':' || query.charAt(at) == '\uFF1A';
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
