package org.hiroba.search;

import java.util.ArrayList;
import java.util.List;
import org.hiroba.account.LooseText;
import org.hiroba.search.SearchTokens.Run;
import org.hiroba.search.SearchTokens.Token;

/**
 * Holds what a person searches for: phrases that must all be there, and some that must not. Made
 * from text; double quotes make one phrase of what they enclose, a minus before a word or a quote
 * keeps what holds it away. Immutable.
 *
 * @param phrases at most {@link #MAX_PHRASES}; further ones are ignored
 * @param excluded at most as many
 */
public record SearchTerms(List<Phrase> phrases, List<Phrase> excluded) {
  /** How many phrases count. */
  public static final int MAX_PHRASES = 16;

  /** Copies the phrases. */
  public SearchTerms {
    phrases = List.copyOf(phrases.subList(0, Math.min(MAX_PHRASES, phrases.size())));
    excluded = List.copyOf(excluded.subList(0, Math.min(MAX_PHRASES, excluded.size())));
  }

  /**
   * Holds tokens that must follow each other.
   *
   * @param tokens at least one, as {@link SearchTokens} makes them
   * @param prefix whether the last token is only the beginning of one
   */
  public record Phrase(List<String> tokens, boolean prefix) {
    /** Copies the tokens. */
    public Phrase {
      tokens = List.copyOf(tokens);
    }

    /** Tells whether the phrase occurs among a text's tokens. */
    boolean occursIn(List<Token> text) {
      for (int start = 0; start + tokens.size() <= text.size(); start++) {
        if (occursAt(text, start)) {
          return true;
        }
      }
      return false;
    }

    /** Tells whether the phrase begins with a token of a text. */
    boolean occursAt(List<Token> text, int start) {
      int last = tokens.size() - 1;
      if (start + last >= text.size()) {
        return false;
      }
      for (int i = 0; i < last; i++) {
        if (!text.get(start + i).text().equals(tokens.get(i))) {
          return false;
        }
      }
      String end = text.get(start + last).text();
      return prefix ? end.startsWith(tokens.get(last)) : end.equals(tokens.get(last));
    }
  }

  /**
   * Reads what a person typed. Words must all occur, in any order; characters that follow each
   * other without a space, and what stands in double quotes, must follow each other in the message
   * too. The last word may be the beginning of one, since people search while they type.
   */
  public static SearchTerms of(String query) {
    Reading reading = new Reading();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i <= query.length(); i++) {
      if (i == query.length() || isQuote(query.charAt(i))) {
        String part = query.substring(start, i);
        if (quoted) {
          reading.quoted(part);
        } else {
          reading.words(part, i == query.length());
        }
        quoted = !quoted;
        start = i + 1;
      }
    }
    return new SearchTerms(reading.phrases, reading.excluded);
  }

  /** Tells whether a character opens or closes what is taken as one. */
  public static boolean isQuote(char c) {
    return c == '"' || c == '\u201C' || c == '\u201D' || c == '\uFF02';
  }

  /** Collects phrases as they come. */
  private static final class Reading {
    private final List<Phrase> phrases = new ArrayList<>();
    private final List<Phrase> excluded = new ArrayList<>();
    private boolean keepsAway;

    void quoted(String text) {
      add(keepsAway ? excluded : phrases, text);
      keepsAway = false;
    }

    void words(String text, boolean last) {
      keepsAway = false;
      int start = 0;
      for (int i = 0; i <= text.length(); i++) {
        if (i == text.length() || isSpace(text.charAt(i))) {
          if (i > start) {
            word(text.substring(start, i), last && i == text.length());
            keepsAway = i == text.length() && !last && isMinus(text.substring(start, i));
          }
          start = i + 1;
        }
      }
    }

    private static boolean isMinus(String word) {
      return word.equals("-") || word.equals("\uFF0D") || word.equals("\u2212");
    }

    private void word(String word, boolean last) {
      if (word.length() > 1 && isMinus(word.substring(0, 1))) {
        add(excluded, word.substring(1));
        return;
      }
      List<List<Run>> pieces = SearchTokens.pieces(LooseText.of(word));
      boolean open = last && Character.isLetterOrDigit(word.codePointBefore(word.length()));
      for (int i = 0; i < pieces.size(); i++) {
        phrases.add(phrase(pieces.get(i), open && i == pieces.size() - 1));
      }
    }

    private static void add(List<Phrase> to, String text) {
      List<Run> all = new ArrayList<>();
      SearchTokens.pieces(LooseText.of(text)).forEach(all::addAll);
      if (!all.isEmpty()) {
        to.add(phrase(all, false));
      }
    }
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static Phrase phrase(List<Run> runs, boolean open) {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < runs.size() - 1; i++) {
      runs.get(i).tokens().forEach(token -> tokens.add(token.text()));
    }
    Run last = runs.get(runs.size() - 1);
    if (!last.paired()) {
      tokens.add(last.word());
      return new Phrase(tokens, open);
    }
    // The last character of the query may be in the middle of the message's run, where it is no
    // token of its own.
    last.pairs(false).forEach(token -> tokens.add(token.text()));
    return new Phrase(tokens, last.length() == 1);
  }

  /** Tells whether there is nothing to find. */
  public boolean isEmpty() {
    return phrases.isEmpty();
  }

  /** Tells whether a message with this text is found. */
  public boolean match(String text) {
    if (phrases.isEmpty() && excluded.isEmpty()) {
      return true;
    }
    List<Token> tokens = SearchTokens.tokens(LooseText.of(text));
    return phrases.stream().allMatch(phrase -> phrase.occursIn(tokens))
        && excluded.stream().noneMatch(phrase -> phrase.occursIn(tokens));
  }
}
