package org.hiroba.feature.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  /** Of RFC 6238, appendix B: the ASCII digits 1 to 0, twice. */
  private static final String SECRET =
      Base32.encode("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

  private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);
  private static final long STEP = Totp.stepAt(NOW);

  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void givesTheLastSixDigitsOfTheVectorsOfTheRfc(long second, String eightDigits) {
    long step = Totp.stepAt(Instant.ofEpochSecond(second));
    assertThat(Totp.code(SECRET, step)).isEqualTo(eightDigits.substring(2));
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB"})
  void writesBase32AsItsRfcDoesWithoutPadding(String text, String encoded) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    assertThat(Base32.encode(bytes)).isEqualTo(encoded);
    assertThat(Base32.decode(encoded)).isEqualTo(bytes);
  }

  @Test
  void readsNoBase32ThatIsNone() {
    assertThatThrownBy(() -> Base32.decode("M1")).isInstanceOf(IllegalArgumentException.class);
    assertThat(Base32.decode("7777")).containsExactly(0xff, 0xff);
  }

  @Test
  void takesOneStepOfDriftEitherWayAndNoMore() {
    for (long drift = -1; drift <= 1; drift++) {
      assertThat(Totp.stepOf(Totp.code(SECRET, STEP + drift), SECRET, NOW, 0))
          .hasValue(STEP + drift);
    }
    assertThat(Totp.stepOf(Totp.code(SECRET, STEP - 2), SECRET, NOW, 0)).isEmpty();
    assertThat(Totp.stepOf(Totp.code(SECRET, STEP + 2), SECRET, NOW, 0)).isEmpty();
    assertThat(Totp.stepOf("", SECRET, NOW, 0)).isEmpty();
    assertThat(Totp.stepOf("７８９", SECRET, NOW, 0)).isEmpty();
  }

  @Test
  void takesNoCodeOfAStepThatIsNotLaterThanTheLast() {
    assertThat(Totp.stepOf(Totp.code(SECRET, STEP), SECRET, NOW, STEP)).isEmpty();
    assertThat(Totp.stepOf(Totp.code(SECRET, STEP - 1), SECRET, NOW, STEP)).isEmpty();
    assertThat(Totp.stepOf(Totp.code(SECRET, STEP + 1), SECRET, NOW, STEP)).hasValue(STEP + 1);
  }

  @Test
  void makesSecretsOf160BitsThatDiffer() {
    Set<String> secrets = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      secrets.add(Totp.freshSecret());
    }
    assertThat(secrets).hasSize(50).allMatch(one -> Base32.decode(one).length == 20);
  }
}
