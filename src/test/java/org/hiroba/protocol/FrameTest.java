package org.hiroba.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {
  /** RFC 6455 §5.2: the shortest length that does, at each side of each border. */
  @ParameterizedTest
  @CsvSource({
    "0, 81 00",
    "125, 81 7d",
    "126, 81 7e 00 7e",
    "32768, 81 7e 80 00",
    "65535, 81 7e ff ff",
    "65536, 81 7f 00 00 00 00 00 01 00 00",
    "70000, 81 7f 00 00 00 00 00 01 11 70"
  })
  void goesOverTheWireAsOneUnmaskedTextFrame(int length, String header) {
    String text = "x".repeat(length);
    byte[] wire = Frame.plain(EncodedEvent.of(text, false)).onTheWire();
    byte[] expected = HexFormat.ofDelimiter(" ").parseHex(header);
    assertThat(Arrays.copyOf(wire, expected.length)).isEqualTo(expected);
    assertThat(Arrays.copyOfRange(wire, expected.length, wire.length))
        .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void countsBytesOfUtf8NotCharacters() {
    Frame frame = Frame.plain(EncodedEvent.of("広".repeat(50), false));
    assertThat(frame.onTheWire()).hasSize(4 + 150).startsWith(0x81, 126, 0, 150);
    assertThat(frame.utf8Bytes()).isEqualTo(150);
  }

  @Test
  void isEncodedOnceForAll() {
    Frame frame = Frame.of(List.of(EncodedEvent.of("{}", false)));
    assertThat(frame.onTheWire()).isSameAs(frame.onTheWire());
  }
}
