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
        .containsExactly("hello", "東京", "京都", "都庁", "庁", "v", "2", "0", "unicode");
    assertThat(SearchTokens.of("ｶﾞﾝﾀﾞﾑ ＡＢＣ")).containsExactly("がん", "んだ", "だむ", "む", "abc");
    assertThat(SearchTokens.of("𠮷野家")).containsExactly("𠮷野", "野家", "家");
    assertThat(SearchTokens.of("サーバー")).containsExactly("さー", "ーば", "ばー", "ー");
    assertThat(SearchTokens.of("... !? * ( )")).isEmpty();
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
          cafe            | im Café               | true
          CAFÉ            | cafe                  | true
          istanbul        | İstanbul’da           | true
          ISTANBUL        | ıstanbul              | true
          malmo           | Malmö                 | true
          lodz            | Łódź                  | true
          smorrebrod      | Smørrebrød            | true
          елка            | Ёлка                  | true
          カメラ          | かめらを買う          | true
          がっこう        | ガッコウ              | true
          か              | が                    | false
          2.10.3          | released v2.10.3      | true
          v2.10           | released v2.10.3      | true
          2.10.3          | 2.10 and 3            | false
          2.3             | released v2.10.3      | false
          snake_case_name | a snake_case_name b   | true
          snake_case_name | name, case and snake  | false
          case            | a snake_case_name b   | true
          C#              | we write C#           | true
          c#              | C#とJava              | true
          C#              | vitamin C             | false
          C#              | C#4 is a note         | false
          C++             | C++17 or later        | true
          C++             | C and D               | false
          c               | we write C#           | true
          #general        | see #general          | true
          👍              | done 👍🏽!             | true
          👍              | done                  | false
          👎              | done 👍               | false
          👍👍            | 👍👍👍                | true
          done 👍         | 👍 done               | true
          "done 👍"       | 👍 done               | false
          "done 👍"       | done! 👍              | true
          ❤               | with ❤️               | true
          🇯🇵              | to 🇯🇵!                | true
          hello -world    | Hello, world          | false
          hello -moon     | Hello, world          | true
          hello -"o w"    | Hello, world          | true
          x -"b c"        | x a b c               | false
          x -"b c"        | x b a c               | true
          x -wor          | x world               | true
          x -京都         | x 東京都              | false
          x －京都        | x 東京都              | false
          well-known      | a well known fact     | true
          ｆｏｏ　ｂａｒ  | bar foo               | true
          NOT hello       | Hello, world          | false
          hello OR x      | Hello, world          | false
          hello*          | Hello, world          | true
          """)
  void findsWhatPeopleMean(String query, String text, boolean found) {
    assertThat(SearchTerms.of(query).match(text)).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\"", "\"\"\"", "!?*()", "-", "- - -", "-x", "\"  \" \"", "\u0000"})
  void findsNothingWithoutAWord(String query) {
    assertThat(SearchTerms.of(query).isEmpty()).isTrue();
  }

  @Test
  void ignoresTermsBeyondItsLimit() {
    assertThat(SearchTerms.of("a ".repeat(1000)).phrases()).hasSize(SearchTerms.MAX_PHRASES);
  }

  private static String marked(String text, String query) {
    Snippet snippet = Snippet.of(text, SearchTerms.of(query));
    StringBuilder marked = new StringBuilder(snippet.text());
    for (int i = snippet.marks().size() - 1; i >= 0; i--) {
      Snippet.Mark mark = snippet.marks().get(i);
      marked.insert(mark.start() + mark.length(), ']').insert(mark.start(), '[');
    }
    return marked.toString();
  }

  @Test
  void beginsASnippetAtTheMatch() {
    String text = "長い前置き。".repeat(40) + "ここにｶﾞﾝﾀﾞﾑがある。" + "𠮷".repeat(200);

    Snippet snippet = Snippet.of(text, SearchTerms.of("ガンダム"));

    assertThat(snippet.text()).startsWith("…ｶﾞﾝﾀﾞﾑがある").endsWith("…");
    assertThat(snippet.text().length()).isLessThanOrEqualTo(Snippet.MAX_CHARS + 2);
    assertThat(snippet.text().codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    assertThat(snippet.marks()).containsExactly(new Snippet.Mark(1, 6));
    assertThat(Snippet.of("short", SearchTerms.of("x")).text()).isEqualTo("short");
    assertThat(Snippet.of("x".repeat(200), SearchTerms.of("y")).text())
        .hasSize(Snippet.MAX_CHARS + 1);
    assertThat(Snippet.of("word ".repeat(20) + "needle", SearchTerms.of("needle")).text())
        .isEqualTo("…needle");
  }

  @Test
  void marksWhatWasFoundAsItWasWritten() {
    assertThat(marked("im Café Ｃafe", "cafe")).isEqualTo("im [Café] [Ｃafe]");
    assertThat(marked("Hello, world and world", "\"hello world\""))
        .isEqualTo("[Hello, world] and world");
    assertThat(marked("use C# here", "C#")).isEqualTo("use [C#] here");
    assertThat(marked("a snake_case_name", "snake_case_name")).isEqualTo("a [snake_case_name]");
    assertThat(marked("wording", "wor")).isEqualTo("[wor]ding");
    assertThat(marked("東京都庁", "京都")).isEqualTo("東[京都]庁");
    assertThat(marked("東京都庁", "京")).isEqualTo("東[京]都庁");
    assertThat(marked("東京都庁", "東京 京都")).isEqualTo("[東京都]庁");
    assertThat(marked("done 👍🏽!", "👍")).isEqualTo("done [👍🏽]!");
    assertThat(marked("STRAßE", "stras")).isEqualTo("[STRAß]E");
    assertThat(marked("v2.10.3", "2.10.3")).isEqualTo("v[2.10.3]");
    assertThat(marked("nothing", "-else")).isEqualTo("nothing");
    String far = "x ".repeat(100) + "needle" + " y".repeat(76) + " needles";
    assertThat(marked(far, "needles")).startsWith("…[needles]");
    assertThat(Snippet.of("x ".repeat(500), SearchTerms.of("x")).marks())
        .hasSizeLessThanOrEqualTo(100)
        .allMatch(mark -> mark.start() + mark.length() <= Snippet.MAX_CHARS);
  }

  @Test
  void takesMinutesNeitherForLongNorForOddTexts() {
    String odd = "\u0301".repeat(10_000) + "👩\u200D".repeat(3_000) + "a#+".repeat(3_000);
    assertThat(SearchTokens.of(odd)).isNotEmpty();
    assertThat(Snippet.of(odd, SearchTerms.of("a b c d e f g")).text()).isNotEmpty();
  }
}
