package org.hiroba.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8LengthTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "a\u0000\u007f", "\u0080\u07ff", "\u0800\uffff", "お早う", "a\ud83d\ude00b"})
  void isWhatEncodingMakesWholeOrInParts(String text) {
    int length = text.getBytes(UTF_8).length;
    assertThat(Utf8Length.of(text)).isEqualTo(length);
    for (int cut = 0; cut <= text.length(); cut++) {
      assertThat(Utf8Length.of(text.substring(0, cut)) + Utf8Length.of(text.substring(cut)))
          .isEqualTo(length);
    }
  }
}
