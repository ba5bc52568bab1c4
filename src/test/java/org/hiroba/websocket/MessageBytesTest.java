package org.hiroba.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageBytesTest {
  private static final int PART = 512;

  private static MessageBytes text(String text, int partChars) {
    MessageBytes message = new MessageBytes(true);
    for (int at = 0; at < text.length(); at += partChars) {
      String part = text.substring(at, Math.min(text.length(), at + partChars));
      assertThat(message.add(part, more -> true)).isTrue();
    }
    return message;
  }

  /** Puts frames together as a client does (RFC 6455 §5.4). */
  private static byte[] payloadOf(MessageBytes message, int opcode) {
    ByteBuffer all = ByteBuffer.allocate(message.length());
    List<Integer> firsts = new ArrayList<>();
    while (message.hasFrame()) {
      ByteBuffer frame = message.takeFrame();
      firsts.add(frame.get() & 0xff);
      int length = frame.get() == 126 ? frame.getShort() : frame.get(frame.position() - 1);
      assertThat(frame.remaining()).isEqualTo(length);
      all.put(frame);
    }
    assertThat(firsts.get(0) & 0xf).isEqualTo(opcode);
    assertThat(firsts.stream().skip(1)).allMatch(first -> (first & 0xf) == 0);
    assertThat(firsts.stream().limit(firsts.size() - 1)).allMatch(first -> (first & 0x80) == 0);
    assertThat(firsts.get(firsts.size() - 1) & 0x80).isEqualTo(0x80);
    assertThat(all.hasRemaining()).isFalse();
    return all.array();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, PART, 100_000})
  void returnsATextAsItCameInWhateverParts(int partChars) {
    String text = "a広é😀場".repeat(20_000);
    MessageBytes message = text(text, partChars);
    assertThat(message.length()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    assertThat(message.text()).isEqualTo(text);
    assertThat(new String(payloadOf(message, 1), StandardCharsets.UTF_8)).isEqualTo(text);
  }

  @Test
  void endsFramesBetweenCharacters() {
    MessageBytes message = text("広".repeat(50_000), PART);
    while (message.hasFrame()) {
      ByteBuffer frame = message.takeFrame();
      frame.position(frame.get(1) == 126 ? 4 : 2);
      assertThat(StandardCharsets.UTF_8.decode(frame).toString()).doesNotContain("\ufffd");
    }
  }

  @Test
  void returnsBytesAsTheyCame() {
    byte[] bytes = new byte[300_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 + i / 256);
    }
    MessageBytes message = new MessageBytes(false);
    for (int at = 0; at < bytes.length; at += 7_001) {
      int length = Math.min(7_001, bytes.length - at);
      assertThat(message.add(ByteBuffer.wrap(bytes, at, length), more -> true)).isTrue();
    }
    assertThat(message.bytes()).isEqualTo(ByteBuffer.wrap(bytes));
    assertThat(payloadOf(message, 2)).isEqualTo(bytes);
    assertThat(message.capacity()).isZero();
  }

  @Test
  void sendsAnEmptyMessageToo() {
    assertThat(payloadOf(new MessageBytes(true), 1)).isEmpty();
    MessageBytes message = new MessageBytes(false);
    assertThat(message.takeFrame()).isEqualTo(ByteBuffer.wrap(new byte[] {(byte) 0x82, 0}));
    assertThat(message.hasFrame()).isFalse();
  }

  /** One wide character and then narrow ones: two bytes a character in a String, and doubling. */
  @Test
  void holdsNoMoreThanItSaysAndLittleMoreThanCame() {
    MessageBytes message = new MessageBytes(true);
    long[] allowed = {0};
    String part = "a".repeat(PART);
    message.add("あ" + part, more -> (allowed[0] += more) > 0);
    for (int i = 0; i < 8_000; i++) {
      message.add(part, more -> (allowed[0] += more) > 0);
      assertThat(message.capacity()).isEqualTo((int) allowed[0]);
      assertThat(message.capacity())
          .isLessThan(2 * message.length() + MessageBytes.MOST_CHUNK_BYTES);
    }
    assertThat(message.capacity())
        .isLessThan(message.length() * 101 / 100 + 2 * MessageBytes.MOST_CHUNK_BYTES);
  }

  @Test
  void allocatesNothingThatIsNotAllowed() {
    MessageBytes message = new MessageBytes(true);
    assertThat(message.add("a", more -> false)).isFalse();
    assertThat(message.capacity()).isZero();
    MessageBytes bytes = new MessageBytes(false);
    assertThat(bytes.add(ByteBuffer.allocate(100_000), more -> bytes.capacity() == 0)).isFalse();
    assertThat(bytes.capacity()).isEqualTo(MessageBytes.MOST_CHUNK_BYTES);
  }
}
