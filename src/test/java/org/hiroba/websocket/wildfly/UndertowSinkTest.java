package org.hiroba.websocket.wildfly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xnio.XnioIoThread;
import org.xnio.XnioWorker;
import org.xnio.channels.StreamSourceChannel;
import org.xnio.conduits.StreamSinkConduit;
import org.xnio.conduits.WriteReadyHandler;

class UndertowSinkTest {
  private final Socket socket = new Socket();
  private final Undertow undertow = new Undertow();
  private final List<String> told = new ArrayList<>();
  private boolean closing;
  private final UndertowSink sink = new UndertowSink(socket, () -> closing, undertow);

  private void send(String frame) {
    sink.send(
        bytes(frame),
        failure -> told.add(frame + ": " + (failure == null ? "sent" : failure.getClass())));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void writesAFrameOnTheCallersThread() {
    send("frame");
    assertThat(socket.written()).isEqualTo("frame");
    assertThat(told).containsExactly("frame: sent");
    assertThat(socket.resumed).isFalse();
  }

  @Test
  void tellsThatAFrameHasLeftOnlyWhenAllOfItHas() {
    socket.takes(2);
    send("frame");
    assertThat(socket.written()).isEqualTo("fr");
    socket.isWritableFor(2);
    assertThat(socket.written()).isEqualTo("fram");
    assertThat(told).isEmpty();
    socket.isWritableFor(2);
    assertThat(socket.written()).isEqualTo("frame");
    assertThat(told).containsExactly("frame: sent");
    assertThat(socket.resumed).isFalse();
    assertThat(undertow.turns).isZero();
  }

  @Test
  void writesTheNextFrameBehindOneThatTheSocketTookInPart() {
    socket.takes(1);
    send("one");
    socket.takes(100);
    send("two");
    assertThat(socket.written()).isEqualTo("o");
    socket.isWritableFor(100);
    assertThat(socket.written()).isEqualTo("onetwo");
    assertThat(told).containsExactly("one: sent", "two: sent");
  }

  @Test
  void letsUndertowWriteOnlyBehindAFrameThatIsUnderWay() throws IOException {
    socket.takes(1);
    send("frame");
    socket.takes(100);
    assertThat(sink.write(bytes("pong"))).isZero();
    sink.resumeWrites();
    undertow.wants = "pong";
    socket.isWritableFor(100);
    assertThat(socket.written()).isEqualTo("framepong");
  }

  /** Else a client that never catches up would get no pong. */
  @Test
  void letsUndertowWriteBeforeWhoWaitsForTheFrameSendsTheNext() {
    socket.takes(1);
    sink.send(bytes("one"), failure -> send("two"));
    sink.resumeWrites();
    undertow.wants = "pong";
    socket.isWritableFor(100);
    assertThat(socket.written()).isEqualTo("onepongtwo");
  }

  @Test
  void keepsTheRestOfWhatUndertowWritesInFrontOfAFrame() throws IOException {
    socket.takes(3);
    ByteBuffer[] pong = {bytes("po"), bytes("ng"), bytes("")};
    assertThat(sink.write(pong, 0, 3)).isEqualTo(4);
    assertThat(pong).noneMatch(ByteBuffer::hasRemaining);
    send("frame");
    assertThat(sink.flush()).isFalse();
    assertThat(socket.written()).isEqualTo("pon");
    socket.isWritableFor(100);
    assertThat(socket.written()).isEqualTo("pongframe");
    assertThat(sink.flush()).isTrue();
  }

  @Test
  void takesNothingFromUndertowThatTheSocketTakesNothingOf() throws IOException {
    socket.takes(0);
    assertThat(sink.write(bytes("pong"))).isZero();
    assertThat(sink.flush()).isTrue();
    assertThat(socket.written()).isEmpty();
  }

  @Test
  void goesOnWaitingForTheSocketWhenUndertowDoesNotAnyMore() {
    socket.takes(1);
    send("frame");
    sink.resumeWrites();
    sink.suspendWrites();
    assertThat(sink.isWriteResumed()).isFalse();
    assertThat(socket.resumed).isTrue();
    socket.isWritableFor(100);
    assertThat(socket.resumed).isFalse();
    assertThat(undertow.turns).isZero();
  }

  @Test
  void flushesAFrameThatWaits() throws IOException {
    socket.takes(1);
    send("frame");
    assertThat(sink.flush()).isFalse();
    socket.takes(100);
    assertThat(sink.flush()).isTrue();
    assertThat(socket.written()).isEqualTo("frame");
    assertThat(told).containsExactly("frame: sent");
  }

  @Test
  void sendsNothingBehindACloseFrame() {
    closing = true;
    send("frame");
    assertThat(socket.written()).isEmpty();
    assertThat(told).containsExactly("frame: " + ClosedChannelException.class);
  }

  @Test
  void endsTheConnectionBehindAFrameThatIsUnderWay() throws IOException {
    socket.takes(1);
    send("frame");
    sink.terminateWrites();
    assertThat(sink.isWriteShutdown()).isTrue();
    assertThat(socket.terminated).isFalse();
    send("late");
    socket.takes(100);
    assertThat(sink.flush()).isTrue();
    assertThat(socket.terminated).isTrue();
    assertThat(socket.written()).isEqualTo("frame");
    assertThat(told).containsExactly("late: " + ClosedChannelException.class, "frame: sent");
  }

  @Test
  void endsTheConnectionAtOnceWhenNothingIsUnderWay() throws IOException {
    sink.terminateWrites();
    assertThat(socket.terminated).isTrue();
    send("frame");
    assertThat(told).containsExactly("frame: " + ClosedChannelException.class);
  }

  @Test
  void tellsWhyTheSocketTookNothing() {
    socket.failure = new IOException("reset");
    send("frame");
    assertThat(told).containsExactly("frame: " + IOException.class);
  }

  @Test
  void tellsAllWhoWaitWhenTheSocketFails() {
    socket.takes(1);
    send("one");
    send("two");
    socket.failure = new IOException("reset");
    socket.isWritableFor(1);
    assertThat(told).containsExactly("one: " + IOException.class, "two: " + IOException.class);
    assertThat(undertow.turns).isEqualTo(1);
    assertThatThrownBy(() -> sink.write(bytes("pong"))).hasMessage("reset");
  }

  @Test
  void tellsWhoWaitsWhenTheConnectionIsGone() throws IOException {
    socket.takes(1);
    send("one");
    socket.ready.terminated();
    send("two");
    assertThat(told)
        .containsExactly(
            "one: " + ClosedChannelException.class, "two: " + ClosedChannelException.class);
    assertThat(undertow.terminated).isTrue();
  }

  @Test
  void tellsWhoWaitsWhenTheConnectionIsCut() throws IOException {
    socket.takes(1);
    send("one");
    sink.truncateWrites();
    assertThat(told).containsExactly("one: " + ClosedChannelException.class);
    assertThat(socket.terminated).isTrue();
  }

  @Test
  void tellsWhoWaitsWhenTheServerGoesDown() {
    socket.takes(1);
    send("one");
    socket.ready.forceTermination();
    assertThat(told).containsExactly("one: " + ClosedChannelException.class);
    assertThat(undertow.forced).isTrue();
  }

  /** Frames of several threads, and Undertow's, over a socket that takes some bytes at a time. */
  @Test
  @Timeout(60)
  void keepsFramesOfManyThreadsWholeAndEachThreadsInOrder() throws Exception {
    int frames = 500;
    socket.takes(0);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> senders = new ArrayList<>();
      for (int thread = 0; thread < 3; thread++) {
        char name = (char) ('a' + thread);
        senders.add(
            threads.submit(
                () -> {
                  Semaphore sent = new Semaphore(0);
                  for (int i = 0; i < frames; i++) {
                    sink.send(bytes(frame(name, i)), failure -> sent.release());
                    assertThat(sent.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
                  }
                  return null;
                }));
      }
      int pongs = 0;
      Random random = new Random(1);
      while (!senders.stream().allMatch(Future::isDone) || pongs < frames) {
        if (pongs < frames) {
          ByteBuffer pong = bytes(frame('u', pongs));
          if (sink.write(pong) > 0) {
            assertThat(pong.hasRemaining()).isFalse();
            pongs++;
          }
        }
        socket.isWritableFor(random.nextInt(40));
      }
      socket.isWritableFor(1000);
      for (Future<?> sender : senders) {
        outcome(sender);
      }
    } finally {
      threads.shutdownNow();
    }
    int[] next = new int[128];
    for (String frame : socket.written().split(";", -1)) {
      if (!frame.isEmpty()) {
        char name = frame.charAt(0);
        assertThat(frame + ";").isEqualTo(frame(name, next[name]++));
      }
    }
    assertThat(List.of(next['a'], next['b'], next['c'], next['u'])).containsOnly(frames);
  }

  private static void outcome(Future<?> sender) throws InterruptedException {
    try {
      sender.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  private static String frame(char name, int number) {
    return name + String.valueOf(number).repeat(1 + number % 7) + ";";
  }

  /** Undertow: writes what it wants when it is its turn. */
  private final class Undertow implements WriteReadyHandler {
    private String wants = "";
    private int turns;
    private boolean terminated;
    private boolean forced;

    @Override
    public void writeReady() {
      turns++;
      try {
        sink.write(bytes(wants));
        sink.suspendWrites();
      } catch (IOException e) {
        wants = "";
      }
    }

    @Override
    public void forceTermination() {
      forced = true;
    }

    @Override
    public void terminated() {
      terminated = true;
    }
  }

  /** A socket that takes as many bytes as it is told to. */
  private static final class Socket implements StreamSinkConduit {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int room = Integer.MAX_VALUE;
    private boolean resumed;
    private boolean terminated;
    private IOException failure;
    private WriteReadyHandler ready;

    synchronized void takes(int bytes) {
      room = bytes;
    }

    /** As the I/O thread finds it. */
    void isWritableFor(int bytes) {
      takes(bytes);
      ready.writeReady();
    }

    synchronized String written() {
      return written.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public synchronized int write(ByteBuffer source) throws IOException {
      if (failure != null) {
        throw failure;
      }
      int bytes = Math.min(room, source.remaining());
      for (int i = 0; i < bytes; i++) {
        written.write(source.get());
      }
      room -= bytes;
      return bytes;
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
      long bytes = 0;
      for (int i = offset; i < offset + length; i++) {
        bytes += write(sources[i]);
      }
      return bytes;
    }

    @Override
    public void setWriteReadyHandler(WriteReadyHandler handler) {
      ready = handler;
    }

    @Override
    public synchronized void resumeWrites() {
      resumed = true;
    }

    @Override
    public void wakeupWrites() {
      resumeWrites();
    }

    @Override
    public synchronized void suspendWrites() {
      resumed = false;
    }

    @Override
    public synchronized boolean isWriteResumed() {
      return resumed;
    }

    @Override
    public void terminateWrites() {
      terminated = true;
      ready.terminated();
    }

    @Override
    public void truncateWrites() {
      terminateWrites();
    }

    @Override
    public boolean isWriteShutdown() {
      return terminated;
    }

    @Override
    public boolean flush() {
      return true;
    }

    @Override
    public int writeFinal(ByteBuffer source) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long writeFinal(ByteBuffer[] sources, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(FileChannel source, long position, long count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(StreamSourceChannel source, long count, ByteBuffer through) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void awaitWritable() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void awaitWritable(long time, TimeUnit unit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public XnioIoThread getWriteThread() {
      throw new UnsupportedOperationException();
    }

    @Override
    public XnioWorker getWorker() {
      throw new UnsupportedOperationException();
    }
  }
}
