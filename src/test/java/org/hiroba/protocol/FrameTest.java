package org.hiroba.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    EncodedEvent text = EncodedEvent.of("x".repeat(length), false);
    byte[] wire = bytes(Frame.plain(text).onTheWire());
    byte[] expected = HexFormat.ofDelimiter(" ").parseHex(header);
    assertThat(Arrays.copyOf(wire, expected.length)).isEqualTo(expected);
    assertThat(Arrays.copyOfRange(wire, expected.length, wire.length))
        .isEqualTo(text.json().getBytes(StandardCharsets.UTF_8));
    assertThat(bytes(Frame.plain(text).utf8()))
        .isEqualTo(text.json().getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 125, 126, Frame.DIRECT_BYTES, 70_000})
  void isTheSameForManyAsForOne(int length) {
    List<EncodedEvent> events = List.of(EncodedEvent.of("\"" + "é".repeat(length) + "\"", false));
    Frame many = Frame.toMany(events);
    Frame one = Frame.of(events);
    assertThat(many.text()).isEqualTo(one.text());
    assertThat(bytes(many.onTheWire())).isEqualTo(bytes(one.onTheWire()));
    assertThat(bytes(many.utf8())).isEqualTo(bytes(one.utf8()));
  }

  @Test
  void leavesTheHeapOnlyWhenItIsLongAndForMany() {
    List<EncodedEvent> events =
        List.of(EncodedEvent.of("\"" + "x".repeat(Frame.DIRECT_BYTES) + "\"", false));
    assertThat(Frame.toMany(events).onTheWire().isDirect()).isTrue();
    assertThat(Frame.of(events).onTheWire().isDirect()).isFalse();
    assertThat(Frame.toMany(List.of(EncodedEvent.of("{}", false))).onTheWire().isDirect())
        .isFalse();
  }

  @Test
  void countsBytesOfUtf8NotCharacters() {
    Frame frame = Frame.plain(EncodedEvent.of("広".repeat(50), false));
    assertThat(bytes(frame.onTheWire())).hasSize(4 + 150).startsWith(0x81, 126, 0, 150);
    assertThat(frame.utf8Bytes()).isEqualTo(150);
  }

  @Test
  void isEncodedOnceForAllAndEachHasItsOwnPlaceInIt() {
    Frame frame = Frame.of(List.of(EncodedEvent.of("{}", false)));
    ByteBuffer first = frame.onTheWire();
    first.position(first.limit());
    first.put(0, (byte) 42);
    assertThat(frame.onTheWire().get(0)).isEqualTo((byte) 42);
    assertThat(frame.onTheWire().position()).isZero();
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
