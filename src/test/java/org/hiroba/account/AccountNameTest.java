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
    assertThat(AccountName.chosen(name).value()).isEqualTo(name);
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
    assertThatThrownBy(() -> AccountName.chosen(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("begins with a letter or a digit");
  }

  @Test
  void hasThirtyTwoCharactersAndNoMoreWhereItIsChosen() {
    assertThat(AccountName.chosen("田".repeat(32)).value()).hasSize(32);
    assertThat(AccountName.chosen("𐐔".repeat(32)).value()).hasSize(64);
    assertThat(AccountName.chosen("n" + "\u093e".repeat(31)).value()).hasSize(32);
    for (String tooLong : new String[] {"a".repeat(33), "a" + "\u0301\u0323".repeat(5_000)}) {
      assertThatThrownBy(() -> AccountName.chosen(tooLong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void leavesOutSignsThatOnlyChooseAGlyph() {
    assertThat(new AccountName("葛\udb40\udd00城").value()).isEqualTo("葛城");
    assertThat(new AccountName("a\ufe0f").value()).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"o'brien", "alice@example.com", "a+b@c.org", "x"})
  void takesMoreWhereSomebodyElseGaveTheName(String name) {
    assertThat(new AccountName(name).value()).isEqualTo(name);
    assertThat(AccountName.ofIssuer(name)).contains(new AccountName(name));
    assertThat(new AccountName(name.charAt(0) + "n".repeat(127)).value()).hasSize(128);
    assertThatThrownBy(() -> new AccountName("n".repeat(129)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("128");
  }

  @Test
  void makesANameOfWhatAnIssuerSays() {
    assertThat(AccountName.ofIssuer("CORP\\alice").orElseThrow().value()).isEqualTo("CORP-alice");
    assertThat(AccountName.ofIssuer("#1 \u202ebob\n").orElseThrow().value()).isEqualTo("1 -bob");
    assertThat(AccountName.ofIssuer("石川 花子(営業)").orElseThrow().value()).isEqualTo("石川 花子-営業-");
    assertThat(AccountName.ofIssuer("n".repeat(1_000)).orElseThrow().value()).hasSize(128);
    assertThat(AccountName.ofIssuer("***")).isEmpty();
    assertThat(AccountName.ofIssuer("")).isEmpty();
  }
}
