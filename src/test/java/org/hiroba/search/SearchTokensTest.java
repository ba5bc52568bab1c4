package org.hiroba.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Character.UnicodeScript;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchTokensTest {
  @Test
  void tokensAreWordsAndPairsInTheOrderOfTheText() {
    assertThat(SearchTokens.of("Deploy v2: 東京都, ＯＫ!"))
        .containsExactly("deploy", "v", "2", "東京", "京都", "都", "ok");
  }

  @Test
  void marksStayWithTheirLetter() {
    assertThat(SearchTokens.of("x\u20ddy \u0e01\u0e31\u0e19"))
        .containsExactly("x\u20ddy", "\u0e01\u0e31\u0e19", "\u0e19");
  }

  @Test
  void noCharacterIsAMarkOrPairedBelowTheFirst() {
    assertThat(IntStream.range(0, SearchTokens.FIRST_MARK).mapToObj(Character::getType))
        .doesNotContain(
            (int) Character.NON_SPACING_MARK,
            (int) Character.COMBINING_SPACING_MARK,
            (int) Character.ENCLOSING_MARK);
    assertThat(IntStream.range(0, SearchTokens.FIRST_PAIRED).mapToObj(UnicodeScript::of))
        .doesNotContainAnyElementsOf(SearchTokens.PAIRED);
    assertThat(SearchTokens.PAIRED).contains(UnicodeScript.of(SearchTokens.FIRST_PAIRED));
  }
}
