package org.hiroba.feature.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.hiroba.account.AccountName;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
  private static final AccountName NAME = new AccountName("Ann of Squares");

  private static void assertWeak(String password) {
    CodedRefusal refusal =
        catchThrowableOfType(CodedRefusal.class, () -> PasswordRules.requireFit(password, NAME));
    assertThat(refusal).as(password).isNotNull();
    assertThat(refusal.code()).isEqualTo("weak-password");
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.BAD_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "123456789",
        "qwertyuiop",
        "QwertyUIOP",
        "1234567890",
        "passwordpassword",
        "password12",
        "Football2024",
        "aaaaaaaaaaaa",
        "abababababab",
        "ann of squares"
      })
  void refusesWhatIsShortOrTriedFirst(String password) {
    assertWeak(password);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "four plain words here",
        "ひろばのひとびとはげんき",
        "xK9vQ2mLtz",
        "          a",
        "password wallpaper"
      })
  void takesAnythingElse(String password) throws Refusal {
    assertThat(PasswordRules.requireFit(password, NAME)).isNotEmpty();
  }

  @Test
  void countsCharactersAndNotUnits() throws Refusal {
    assertWeak("𠮷".repeat(4) + "abcde");
    String longest = "𠮷野家".repeat(42) + "ab";
    assertThat(PasswordRules.requireFit(longest, NAME)).isEqualTo(longest);
    assertWeak(longest + "c");
    assertWeak("x".repeat(1_000_000));
  }

  @Test
  void takesTheSamePasswordFromEveryKeyboard() throws Refusal {
    assertThat(PasswordRules.requireFit("cafe\u0301 au lait", NAME))
        .isEqualTo(PasswordRules.normalised("caf\u00e9 au lait"));
  }
}
