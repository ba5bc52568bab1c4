package org.hiroba.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna",
        "Ann Lee",
        "zoe.b_c-d",
        "007",
        "田中 太郎",
        "กิตติ",
        "नेहा",
        "민수",
        "سارة",
        "דנה",
        "ệ",
        "a b.",
        "๑๒๓",
        "தமிழ்"
      })
  void takesNamesOfAllScripts(String name) {
    assertThat(new AccountName(name).value()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".a",
        "-",
        "_a",
        "a@b",
        "a\nb",
        "a\u200bb",
        "\u0301a",
        "a\u034f",
        "a\u180b",
        "\u3164",
        "a\u115f",
        "a\u202eb",
        "🎉",
        "a/b"
      })
  void refusesWhatIsNoName(String name) {
    assertThatThrownBy(() -> new AccountName(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("begins with a letter or a digit");
  }

  @Test
  void hasThirtyTwoCharactersAndNoMore() {
    assertThat(new AccountName("田".repeat(32)).value()).hasSize(32);
    assertThat(new AccountName("𐐔".repeat(32)).value()).hasSize(64);
    assertThat(new AccountName("n" + "\u093e".repeat(31)).value()).hasSize(32);
    for (String tooLong : new String[] {"a".repeat(33), "a" + "\u0301\u0323".repeat(5_000)}) {
      assertThatThrownBy(() -> new AccountName(tooLong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void leavesOutSignsThatOnlyChooseAGlyph() {
    assertThat(new AccountName("葛\udb40\udd00城").value()).isEqualTo("葛城");
    assertThat(new AccountName("a\ufe0f").value()).isEqualTo("a");
  }
}
