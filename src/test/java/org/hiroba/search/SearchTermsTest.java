package org.hiroba.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTermsTest {

  @Test
  void cutsWordsWholeAndCharactersWithoutSpacesInPairs() {
    assertThat(SearchTokens.of("Hello, 東京都庁 v2.0 Ünïcode!"))
        .containsExactly("hello", "東京", "京都", "都庁", "庁", "v2", "0", "ünïcode");
    assertThat(SearchTokens.of("ｶﾞﾝﾀﾞﾑ ＡＢＣ")).containsExactly("ガン", "ンダ", "ダム", "ム", "abc");
    assertThat(SearchTokens.of("𠮷野家")).containsExactly("𠮷野", "野家", "家");
    assertThat(SearchTokens.of("サーバー")).containsExactly("サー", "ーバ", "バー", "ー");
    assertThat(SearchTokens.of("... !? 👍")).isEmpty();
  }

  @Test
  void countsNoMoreOfAWordThanItsLimit() {
    assertThat(SearchTokens.of("a".repeat(10_000)).get(0)).hasSize(SearchTokens.MAX_WORD_CHARS);
    assertThat(SearchTokens.of("e" + "\u0323".repeat(9_999)))
        .allSatisfy(token -> assertThat(token.length()).isLessThanOrEqualTo(64));
    assertThat(SearchTerms.of("a".repeat(10_000)).match("x " + "a".repeat(9_000))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hello           | Hello, world          | true
          wor             | Hello, world          | true
          hel world       | Hello, world          | false
          world hello     | Hello, world          | true
          "hello world"   | Hello, world          | true
          "world hello"   | Hello, world          | false
          "hello wor"     | Hello, world          | false
          "hello" wor     | Hello, world          | true
          hel,            | Hello, world          | false
          東京            | 私は東京都に住む      | true
          京都            | 私は東京都に住む      | true
          都京            | 私は東京都に住む      | false
          東都            | 私は東京都に住む      | false
          東              | 私は東京都に住む      | true
          む              | 私は東京都に住む      | true
          会議 東京       | 東京の会議            | true
          ｶﾞﾝﾀﾞﾑ          | 赤いガンダム          | true
          ガンダム        | 赤いｶﾞﾝﾀﾞﾑ            | true
          ＡＢＣ          | abc                   | true
          abc入門         | ABC入門書             | true
          abc入門         | ABCと入門書           | false
          入門abc         | 再入門abc             | true
          門abc           | 再入門abc             | true
          入abc           | 再入門abc             | false
          v2.0            | version v2.0 is out   | true
          straße          | STRASSE               | true
          한국            | 한국어를 배운다       | true
          NOT hello       | Hello, world          | false
          hello OR x      | Hello, world          | false
          hello*          | Hello, world          | true
          """)
  void findsWhatPeopleMean(String query, String text, boolean found) {
    assertThat(SearchTerms.of(query).match(text)).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\"", "\"\"\"", "!?*()", "👍", "\"  \" \"", "\u0000"})
  void findsNothingWithoutAWord(String query) {
    assertThat(SearchTerms.of(query).isEmpty()).isTrue();
  }

  @Test
  void ignoresTermsBeyondItsLimit() {
    assertThat(SearchTerms.of("a ".repeat(1000)).phrases()).hasSize(SearchTerms.MAX_PHRASES);
  }

  @Test
  void showsTheTextAroundTheFirstTerm() {
    String text = "長い前置き。".repeat(40) + "ここにｶﾞﾝﾀﾞﾑがある。" + "𠮷".repeat(200);

    String snippet = Snippet.of(text, SearchTerms.of("ガンダム"));

    assertThat(snippet).startsWith("…").endsWith("…").contains("ｶﾞﾝﾀﾞﾑ");
    assertThat(snippet.length()).isLessThanOrEqualTo(Snippet.MAX_CHARS + 2);
    assertThat(snippet.codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    assertThat(Snippet.of("short", SearchTerms.of("x"))).isEqualTo("short");
    assertThat(Snippet.of("x".repeat(200), SearchTerms.of("y"))).hasSize(Snippet.MAX_CHARS + 1);
  }
}
