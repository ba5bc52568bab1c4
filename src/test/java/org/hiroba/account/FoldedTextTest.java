package org.hiroba.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldedTextTest {
  @Test
  void foldsCaseAndWidth() {
    assertThat(FoldedText.of("Ｈiroba ＣＨＡＴ")).isEqualTo("hiroba chat");
    assertThat(FoldedText.of("ﾋﾛﾊﾞ")).isEqualTo("ヒロバ");
    assertThat(FoldedText.of("ὈΔΥΣΣΕΎΣ")).isEqualTo(FoldedText.of("ὀδυσσεύς"));
    assertThat(FoldedText.of("Straße")).isEqualTo("strasse");
  }

  /** A text of ASCII alone takes a shorter way. */
  @Test
  void foldsAsciiAsItDoesBesideOtherLetters() {
    for (char c = 0; c < 128; c++) {
      assertThat(FoldedText.of("a" + c)).isEqualTo(FoldedText.of("é" + c).replace('é', 'a'));
    }
  }
}
