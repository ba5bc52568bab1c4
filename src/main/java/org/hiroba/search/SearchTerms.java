package org.hiroba.search;

import java.util.ArrayList;
import java.util.List;
import org.hiroba.search.SearchTokens.Run;

/**
 * Holds what a person searches for: phrases that must all be there. Made from text, never from
 * syntax; only double quotes mean something: what they enclose is one phrase. Immutable.
 *
 * @param phrases at most {@link #MAX_PHRASES}; further ones are ignored
 */
public record SearchTerms(List<Phrase> phrases) {
  /** How many phrases count. */
  public static final int MAX_PHRASES = 16;

  /** Copies the phrases. */
  public SearchTerms {
    phrases = List.copyOf(phrases.subList(0, Math.min(MAX_PHRASES, phrases.size())));
  }

  /**
   * Holds tokens that must follow each other.
   *
   * @param tokens at least one, as {@link SearchTokens} makes them
   * @param prefix whether the last token is only the beginning of one
   * @param word the phrase's first characters, folded, to be shown in a snippet
   */
  public record Phrase(List<String> tokens, boolean prefix, String word) {
    /** Copies the tokens. */
    public Phrase {
      tokens = List.copyOf(tokens);
    }

    /** Tells whether the phrase occurs among a text's tokens. */
    public boolean occursIn(List<String> text) {
      for (int start = 0; start + tokens.size() <= text.size(); start++) {
        if (occursAt(text, start)) {
          return true;
        }
      }
      return false;
    }

    private boolean occursAt(List<String> text, int start) {
      int last = tokens.size() - 1;
      for (int i = 0; i < last; i++) {
        if (!text.get(start + i).equals(tokens.get(i))) {
          return false;
        }
      }
      String end = text.get(start + last);
      return prefix ? end.startsWith(tokens.get(last)) : end.equals(tokens.get(last));
    }
  }

  /**
   * Reads what a person typed. Words must all occur, in any order; characters that follow each
   * other without a space, and what stands in double quotes, must follow each other in the message
   * too. The last word may be the beginning of one, since people search while they type.
   */
  public static SearchTerms of(String query) {
    List<Phrase> phrases = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i <= query.length(); i++) {
      if (i == query.length() || isQuote(query.charAt(i))) {
        boolean last = i == query.length();
        add(phrases, query.substring(start, i), quoted, last);
        quoted = !quoted;
        start = i + 1;
      }
    }
    return new SearchTerms(phrases);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\u201C' || c == '\u201D' || c == '\uFF02';
  }

  private static void add(List<Phrase> phrases, String text, boolean quoted, boolean last) {
    List<List<Run>> pieces = SearchTokens.pieces(text);
    if (pieces.isEmpty()) {
      return;
    }
    if (quoted) {
      List<Run> all = new ArrayList<>();
      pieces.forEach(all::addAll);
      phrases.add(phrase(all, false));
      return;
    }
    boolean open = last && Character.isLetterOrDigit(text.codePointBefore(text.length()));
    for (int i = 0; i < pieces.size(); i++) {
      phrases.add(phrase(pieces.get(i), open && i == pieces.size() - 1));
    }
  }

  private static Phrase phrase(List<Run> runs, boolean open) {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < runs.size() - 1; i++) {
      tokens.addAll(runs.get(i).tokens());
    }
    Run last = runs.get(runs.size() - 1);
    String word = String.join("", runs.get(0).characters());
    if (!last.paired()) {
      tokens.add(last.word());
      return new Phrase(tokens, open, word);
    }
    // The last character of the query may be in the middle of the message's run, where it is no
    // token of its own.
    tokens.addAll(last.pairs(false));
    return new Phrase(tokens, last.characters().size() == 1, word);
  }

  /** Tells whether there is nothing to find. */
  public boolean isEmpty() {
    return phrases.isEmpty();
  }

  /** Tells whether a message with this text is found. */
  public boolean match(String text) {
    List<String> tokens = SearchTokens.of(text);
    return phrases.stream().allMatch(phrase -> phrase.occursIn(tokens));
  }
}
