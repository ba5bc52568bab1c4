package org.hiroba.feature.factor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedCodeTest {
  @ParameterizedTest
  @ValueSource(strings = {"123456", " 123 456 ", "123-456", "１２３４５６", "123\u3000456"})
  void readsDigitsHoweverTheyAreTyped(String typed) {
    TypedCode code = TypedCode.of(typed);
    assertThat(code.isOfApp()).isTrue();
    assertThat(code.digits()).isEqualTo("123456");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abcd-efgh-ijkl-2345", "ABCDEFGHIJKL2345", "ａｂｃｄ efgh ijkl 2345"})
  void readsRecoveryCodesHoweverTheyAreTyped(String typed) {
    TypedCode code = TypedCode.of(typed);
    assertThat(code.isRecovery()).isTrue();
    assertThat(code.isOfApp()).isFalse();
    assertThat(code.hash()).isEqualTo(TypedCode.of("abcd-efgh-ijkl-2345").hash());
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345", "1234567", "-", "abcd-efgh-ijkl-2341", "٣٣٣٣٣٣", "\u0000"})
  void takesNothingElseForACode(String typed) {
    TypedCode code = TypedCode.of(typed);
    assertThat(code.isNothing()).isFalse();
    assertThat(code.isOfApp()).isFalse();
    assertThat(code.isRecovery()).isFalse();
  }

  @Test
  void looksAtNothingThatIsTooLong() {
    assertThat(TypedCode.of("1".repeat(6) + " ".repeat(58)).isOfApp()).isTrue();
    assertThat(TypedCode.of("1".repeat(6) + " ".repeat(59)).isOfApp()).isFalse();
    assertThat(TypedCode.of("1".repeat(1_000_000)).isNothing()).isFalse();
  }

  @Test
  void tellsNothingFromSomething() {
    assertThat(TypedCode.of(null).isNothing()).isTrue();
    assertThat(TypedCode.of(" \u3000").isNothing()).isTrue();
  }

  @Test
  void showsNoSecretInATextForm() {
    RecoveryCodes codes = RecoveryCodes.fresh();
    assertThat(codes.shown())
        .hasSize(10)
        .doesNotHaveDuplicates()
        .allMatch(one -> one.matches("[a-z2-7]{4}(-[a-z2-7]{4}){3}"))
        .allMatch(one -> TypedCode.of(one).isRecovery());
    assertThat(codes.toString()).doesNotContain(codes.shown().get(0));
    assertThat(TypedCode.of("123456").toString()).doesNotContain("123456");
    assertThat(new StoredFactor("SECRET", true, 1).toString()).doesNotContain("SECRET");
  }
}
