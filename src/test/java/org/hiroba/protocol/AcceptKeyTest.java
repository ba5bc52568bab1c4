package org.hiroba.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptKeyTest {
  @ParameterizedTest
  @CsvSource({
    // The second is the example of RFC 6455 §1.3.
    "L7XSkAaV9mTTJbtCOhsZkg==, nk/xVRZ0rn2kjrM6nr8O/elGToQ=",
    "dGhlIHNhbXBsZSBub25jZQ==, s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
  })
  void answersAKey(String key, String accept) {
    assertThat(AcceptKey.of(key).accept()).isEqualTo(accept);
  }

  @Test
  void showsEveryStep() {
    AcceptKey steps = AcceptKey.of("dGhlIHNhbXBsZSBub25jZQ==");

    assertThat(steps.joined())
        .isEqualTo("dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
    assertThat(steps.sha1Hex()).isEqualTo("b37a4f2cc0624f1690f64606cf385945b2bec4ea");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "dGhlIHNhbXBsZSBub25jZQ",
        "dGhlIHNhbXBsZSBub25jZQ== ",
        "AAAA",
        "L7XSkAaV9mTTJbtCOhsZkgAA",
        "*7XSkAaV9mTTJbtCOhsZkg==",
        "L7XSkAaV9mTTJbtCOhsZkh=="
      })
  void refusesWhatIsNotSixteenBytesInBase64(String key) {
    assertThatThrownBy(() -> AcceptKey.of(key)).isInstanceOf(IllegalArgumentException.class);
  }
}
