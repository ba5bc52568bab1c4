package org.hiroba.websocket.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.hiroba.websocket.port.PingLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xnio.XnioIoThread;
import org.xnio.XnioWorker;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.ReadReadyHandler;
import org.xnio.conduits.StreamSourceConduit;

class UndertowSourceTest {
  private static final byte[] PING = {(byte) 0x89, (byte) 0x81, 1, 2, 3, 4, 5};

  private int refusals;

  private static byte[] times(int times, byte[]... frames) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      for (byte[] frame : frames) {
        all.writeBytes(frame);
      }
    }
    return all.toByteArray();
  }

  private static byte[] text(int length) {
    ByteBuffer frame = ByteBuffer.allocate(length + 14).put((byte) 0x81);
    if (length < 126) {
      frame.put((byte) (0x80 | length));
    } else if (length < 1 << 16) {
      frame.put((byte) 0xfe).putShort((short) length);
    } else {
      frame.put((byte) 0xff).putLong(length);
    }
    // The mask and a payload that would look like pings.
    byte[] bytes = new byte[frame.position() + 4 + length];
    Arrays.fill(bytes, (byte) 0x89);
    frame.flip().get(bytes, 0, frame.limit());
    return bytes;
  }

  /** Reads all that is there, so many bytes at a time. */
  private byte[] read(byte[] sent, int step) throws IOException {
    UndertowSource source =
        new UndertowSource(new Given(ByteBuffer.wrap(sent)), () -> refusals++, () -> 0);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer some = ByteBuffer.allocate(step);
    while (source.read(new ByteBuffer[] {some}, 0, 1) >= 0) {
      all.write(some.array(), 0, some.position());
      some.clear();
    }
    return all.toByteArray();
  }

  /** A conduit that has these bytes and then the end. */
  private static final class Given implements StreamSourceConduit {
    private final ByteBuffer bytes;

    Given(ByteBuffer bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read(ByteBuffer to) {
      if (!bytes.hasRemaining()) {
        return -1;
      }
      int some = Math.min(bytes.remaining(), to.remaining());
      to.put(bytes.slice(bytes.position(), some));
      bytes.position(bytes.position() + some);
      return some;
    }

    private static UnsupportedOperationException unused() {
      return new UnsupportedOperationException("not used by reads");
    }

    @Override
    public long read(ByteBuffer[] to, int offset, int length) {
      throw unused();
    }

    @Override
    public long transferTo(long position, long count, FileChannel target) {
      throw unused();
    }

    @Override
    public long transferTo(long count, ByteBuffer through, StreamSinkChannel target) {
      throw unused();
    }

    @Override
    public void terminateReads() {
      throw unused();
    }

    @Override
    public boolean isReadShutdown() {
      throw unused();
    }

    @Override
    public void resumeReads() {
      throw unused();
    }

    @Override
    public void suspendReads() {
      throw unused();
    }

    @Override
    public void wakeupReads() {
      throw unused();
    }

    @Override
    public boolean isReadResumed() {
      throw unused();
    }

    @Override
    public void awaitReadable() {
      throw unused();
    }

    @Override
    public void awaitReadable(long time, TimeUnit unit) {
      throw unused();
    }

    @Override
    public XnioIoThread getReadThread() {
      throw unused();
    }

    @Override
    public void setReadReadyHandler(ReadReadyHandler handler) {
      throw unused();
    }

    @Override
    public XnioWorker getWorker() {
      throw unused();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 64, 100_000})
  void changesNothingAndSeesPingsOnlyWhereFramesBegin(int step) throws IOException {
    byte[] sent = times(PingLimit.BURST / 2, PING, text(100), text(3_000), text(70_000 / 50), PING);
    assertThat(read(sent, step)).isEqualTo(sent);
    assertThat(refusals).isZero();
  }

  @Test
  void refusesOnceAndReadsNoMore() throws IOException {
    byte[] read = read(times(5_000, PING), 7);
    assertThat(read.length).isEqualTo(PingLimit.BURST * PING.length);
    assertThat(refusals).isEqualTo(1);
  }
}
