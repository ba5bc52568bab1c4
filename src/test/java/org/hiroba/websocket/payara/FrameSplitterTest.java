package org.hiroba.websocket.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hiroba.websocket.port.PingLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameSplitterTest {
  private static final byte[] MASK = {0x12, (byte) 0xb7, 0x5a, (byte) 0xc3};
  private static final int LONG = 5 * FrameSplitter.MOST_PAYLOAD_BYTES + 77;

  private final ByteArrayOutputStream through = new ByteArrayOutputStream();
  private boolean closing;
  private int refusedPings;
  private long nanos;
  private int most;
  private final FrameSplitter splitter =
      new FrameSplitter(this::write, () -> closing, () -> refusedPings++, () -> nanos);

  private void write(ByteBuffer bytes) {
    most = Math.max(most, bytes.remaining());
    byte[] some = new byte[bytes.remaining()];
    bytes.get(some);
    through.writeBytes(some);
  }

  /** A frame as the server gets it. */
  private static final class Frame {
    private final int first;
    private final byte[] payload;

    Frame(int first, byte[] payload) {
      this.first = first;
      this.payload = payload;
    }

    int first() {
      return first;
    }

    byte[] payload() {
      return payload;
    }
  }

  private static byte[] frame(int first, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) first);
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else if (payload.length < 1 << 16) {
      frame.put((byte) 0xfe).putShort((short) payload.length);
    } else {
      frame.put((byte) 0xff).putLong(payload.length);
    }
    frame.put(MASK);
    for (int i = 0; i < payload.length; i++) {
      frame.put((byte) (payload[i] ^ MASK[i & 3]));
    }
    return Arrays.copyOf(frame.array(), frame.position());
  }

  private static byte[] payload(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 7 + i / 256);
    }
    return bytes;
  }

  private static byte[] joined(byte[]... all) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] one : all) {
      bytes.writeBytes(one);
    }
    return bytes.toByteArray();
  }

  private void take(byte[] bytes, int step) {
    for (int at = 0; at < bytes.length; at += step) {
      ByteBuffer some = ByteBuffer.wrap(bytes, at, Math.min(step, bytes.length - at));
      splitter.take(some);
      assertThat(some.hasRemaining()).isFalse();
    }
  }

  private List<Frame> frames() {
    List<Frame> frames = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(through.toByteArray());
    while (in.hasRemaining()) {
      int first = in.get() & 0xff;
      int second = in.get() & 0xff;
      int length = second & 0x7f;
      length = length == 126 ? in.getShort() & 0xffff : length == 127 ? (int) in.getLong() : length;
      byte[] mask = new byte[4];
      if (second >= 0x80) {
        in.get(mask);
      }
      byte[] payload = new byte[length];
      in.get(payload);
      for (int i = 0; i < length; i++) {
        payload[i] ^= mask[i & 3];
      }
      frames.add(new Frame(first, payload));
    }
    return frames;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 13, 8_192, 1 << 20})
  void cutsALongFrameIntoAMessageOfShortOnes(int step) {
    byte[] sent = payload(LONG);
    take(joined(frame(0x82, sent), frame(0x89, payload(5)), frame(0x81, payload(300))), step);
    List<Frame> frames = frames();
    assertThat(frames.stream().map(Frame::first)).startsWith(0x02, 0x00).endsWith(0x80, 0x89, 0x81);
    assertThat(frames)
        .allMatch(frame -> frame.payload().length <= FrameSplitter.MOST_PAYLOAD_BYTES);
    byte[] cut =
        joined(frames.stream().limit(frames.size() - 2).map(Frame::payload).toArray(byte[][]::new));
    assertThat(cut).isEqualTo(sent);
    assertThat(frames.get(frames.size() - 2).payload()).isEqualTo(payload(5));
    assertThat(frames.get(frames.size() - 1).payload()).isEqualTo(payload(300));
  }

  @Test
  void cutsALongFragmentIntoMoreFragments() {
    take(
        joined(frame(0x01, payload(10)), frame(0x00, payload(LONG)), frame(0x80, payload(1))), 999);
    List<Frame> frames = frames();
    assertThat(frames.get(0).first()).isEqualTo(0x01);
    assertThat(frames.stream().skip(1).limit(frames.size() - 2)).allMatch(f -> f.first() == 0);
    assertThat(frames.get(frames.size() - 1).first()).isEqualTo(0x80);
  }

  /** Keeps reserved bits and unmasked frames for the server to refuse. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 100_000})
  void letsShortFramesThroughAsTheyCame(int step) {
    byte[] unmasked = {(byte) 0x81, 3, 'a', 'b', 'c'};
    byte[] longer = new byte[] {(byte) 0xc1, 126, 0, 4, 'a', 'b', 'c', 'd'};
    byte[] all =
        joined(
            frame(0x81, payload(FrameSplitter.MOST_PAYLOAD_BYTES)),
            unmasked,
            longer,
            frame(0x80, new byte[0]),
            frame(0x8b, payload(125)));
    take(all, step);
    assertThat(through.toByteArray()).isEqualTo(all);
  }

  @Test
  void letsALengthThroughThatThereIsNot() {
    byte[] impossible = {
      (byte) 0x82, (byte) 0xff, -1, -1, -1, -1, -1, -1, -1, -1, 1, 2, 3, 4, 5, 6
    };
    take(impossible, 3);
    assertThat(through.toByteArray()).isEqualTo(impossible);
  }

  @Test
  void handsOverNoMoreThanAShortFrameAtATime() {
    take(frame(0x81, payload(1 << 20)), 1 << 21);
    assertThat(most).isLessThanOrEqualTo(FrameSplitter.MOST_PAYLOAD_BYTES + 8);
  }

  @Test
  void dropsDataAfterACloseFrameWasSent() {
    take(frame(0x81, payload(3)), 100);
    closing = true;
    byte[] close = frame(0x88, new byte[] {3, (byte) 0xe8});
    take(joined(frame(0x81, payload(LONG)), frame(0x01, payload(20)), close), 1_000);
    assertThat(through.toByteArray()).isEqualTo(joined(frame(0x81, payload(3)), close));
  }

  @Test
  void letsNoFloodOfPingsThrough() {
    byte[] ping = frame(0x89, payload(4));
    for (int i = 0; i < 5_000; i++) {
      take(ping, 100);
    }
    assertThat(frames()).hasSize(PingLimit.BURST);
    assertThat(refusedPings).isEqualTo(5_000 - PingLimit.BURST);
    take(frame(0x8a, payload(1)), 100);
    nanos = 1_000_000_000L;
    take(ping, 100);
    assertThat(frames()).hasSize(PingLimit.BURST + 2);
  }
}
