package org.hiroba.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lobby",
        "広場",
        "🎉",
        "👩\u200d🚀",
        "❤\ufe0f",
        "نام\u200cها",
        "क\u094dष",
        "1\ufe0f\u20e3",
        "-",
        "…",
        "ד\u200f",
        "a\u00adb",
        "\u2801"
      })
  void takesWhatOneCanSee(String line) {
    assertThat(LineText.flaw(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\u00a0",
        "\u3000",
        "\u200b",
        "\u00ad",
        "\u2800",
        "\u2800 \u2800",
        "\u200d",
        "\u2060",
        "\ufeff",
        "\u115f",
        "\u3164",
        "\uffa0",
        "\u180e",
        "\u034f",
        "\ufe0f",
        "\u200e\u200f",
        "\u0301",
        "\u20dd",
        "\udb40\udc41",
        "\u061c"
      })
  void refusesWhatNobodyCanSee(String line) {
    assertThat(LineText.flaw(line)).contains("must hold something that one can see");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\u0000",
        "a\u0085",
        "a\u2028b",
        "a\u2029b",
        "a\u202eb",
        "a\u202a",
        "\u2066a",
        "a\u2069",
        "a\ud800",
        "\udc00a",
        "\u202e"
      })
  void refusesWhatControlsDirectionOrLines(String line) {
    assertThat(LineText.flaw(line))
        .hasValueSatisfying(flaw -> assertThat(flaw).contains("direction"));
  }

  @Test
  void hasNothingAgainstAnEmptyLine() {
    assertThat(LineText.flaw("")).isEmpty();
  }
}
