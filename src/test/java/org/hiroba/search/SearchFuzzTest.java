package org.hiroba.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.hiroba.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

/** Odd queries and odd texts: reading them never fails, and what is read is bounded. */
class SearchFuzzTest {
  private static final int ROUNDS = 5_000;
  private static final int MAX_QUERY = 200;

  private static String cut(String text, int chars) {
    return text.substring(0, Math.min(text.length(), chars));
  }

  @Test
  void readsWhateverIsSearchedForAsWords() {
    Fuzz.rounds(
        ROUNDS,
        mutator -> {
          String query = cut(mutator.text(20), MAX_QUERY);
          String text = mutator.text(60);
          try {
            SearchTerms terms = SearchTerms.of(query);
            assertThat(terms.phrases()).hasSizeLessThanOrEqualTo(SearchTerms.MAX_PHRASES);
            assertThat(terms.phrases()).allMatch(phrase -> !phrase.tokens().isEmpty());
            terms.match(text);
            assertThat(terms.match(text)).isEqualTo(SearchTerms.of(query).match(text));
          } catch (RuntimeException e) {
            throw new AssertionError("query " + query + " in " + text + ": " + e, e);
          }
        });
  }

  @Test
  void findsEachWordOfATextThatHasIt() {
    Fuzz.rounds(
        ROUNDS,
        mutator -> {
          String text = mutator.text(12);
          for (String word : text.split("\\s+", 40)) {
            SearchTerms terms = SearchTerms.of(cut(word.replace("\"", " "), MAX_QUERY));
            // A mark at the beginning belongs to what stands before it.
            boolean whole = !word.isEmpty() && Character.isLetterOrDigit(word.codePointAt(0));
            if (whole
                && word.length() <= MAX_QUERY
                && terms.phrases().size() == 1
                && terms.excluded().isEmpty()) {
              assertThat(terms.match(text)).as("<%s> in <%s>", word, text).isTrue();
            }
          }
        });
  }
}
