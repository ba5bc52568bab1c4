package org.hiroba.netio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.hiroba.health.CheckResult;
import org.hiroba.health.HandWatchdog;
import org.hiroba.health.HealthStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelectorLoopTest {
  private final AtomicReference<Throwable> death = new AtomicReference<>();
  private SelectorLoop loop;

  @BeforeEach
  void open() throws IOException {
    loop = new SelectorLoop("test-loop", System::nanoTime, death::set);
  }

  @AfterEach
  void stop() {
    loop.stop();
  }

  /** Does something at each byte, and something else when it fails. */
  private static class Peer implements ChannelHandler {
    final Pipe pipe;
    final AtomicInteger bytes = new AtomicInteger();
    final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Runnable atByte;

    Peer(Runnable atByte) throws IOException {
      this.pipe = Pipe.open();
      this.atByte = atByte;
    }

    void poke() throws IOException {
      pipe.sink().write(ByteBuffer.wrap(new byte[1]));
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
      if (pipe.source().read(ByteBuffer.allocate(1)) > 0) {
        atByte.run();
        bytes.incrementAndGet();
      }
    }

    @Override
    public boolean tick(long nanos) {
      return false;
    }

    @Override
    public void failed(Throwable cause) {
      failure.set(cause);
      close();
    }

    @Override
    public void close() {
      try {
        pipe.source().close();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Peer add(Runnable atByte) throws IOException {
    Peer peer = new Peer(atByte);
    loop.add(peer.pipe.source(), SelectionKey.OP_READ, peer);
    return peer;
  }

  @Test
  void anErrorInOneHandlerIsTheEndOfThatHandlerAlone() throws IOException {
    Peer bad =
        add(
            () -> {
              throw new StackOverflowError("injected");
            });
    Peer good = add(() -> {});
    loop.start();

    bad.poke();
    await().until(() -> bad.failure.get() != null);
    good.poke();

    await().until(() -> good.bytes.get() == 1);
    assertThat(bad.failure.get()).isInstanceOf(StackOverflowError.class);
    assertThat(bad.pipe.source().isOpen()).isFalse();
    assertThat(check().status()).isEqualTo(HealthStatus.UP);
  }

  @Test
  void aHandlerThatFailsToFailIsClosedAndNobodyElse() throws IOException {
    Peer worse =
        new Peer(
            () -> {
              throw new AssertionError("injected");
            }) {
          @Override
          public void failed(Throwable cause) {
            throw new OutOfMemoryError("injected");
          }
        };
    loop.add(worse.pipe.source(), SelectionKey.OP_READ, worse);
    Peer good = add(() -> {});
    loop.start();

    worse.poke();
    await().until(() -> !worse.pipe.source().isOpen());
    good.poke();

    await().until(() -> good.bytes.get() == 1);
  }

  @Test
  void aTaskThatThrowsAnErrorIsForgotten() {
    CountDownLatch later = new CountDownLatch(1);
    loop.start();
    loop.execute(
        () -> {
          throw new AssertionError("injected");
        });
    loop.execute(later::countDown);

    await().until(() -> later.getCount() == 0);
    assertThat(death.get()).isNull();
  }

  @Test
  void saysThatItsThreadHasDied() {
    loop.start();
    AtomicInteger count = new AtomicInteger();
    Runnable[] again = new Runnable[1];
    again[0] =
        () -> {
          if (count.incrementAndGet() < 100) {
            loop.execute(again[0]);
          }
          throw new AssertionError("injected");
        };
    loop.execute(again[0]);

    await().until(() -> check().status() == HealthStatus.DOWN);

    assertThat(check().data().get("error")).asString().contains("died");
    assertThat(death.get()).isNotNull();
  }

  @Test
  void saysThatItsThreadHangsAndThatItGoesOn() {
    CountDownLatch hangs = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    HandWatchdog hand = new HandWatchdog(() -> List.of(loop.threads()));
    loop.start();
    loop.execute(
        () -> {
          hangs.countDown();
          hold(goOn);
        });
    hold(hangs);
    hand.pass(9);
    assertThat(hand.check("test-loop").data().get("error")).asString().contains("test-loop");

    goOn.countDown();
    await()
        .untilAsserted(
            () -> assertThat(hand.check("test-loop").status()).isEqualTo(HealthStatus.UP));
  }

  private static void hold(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void isUpBeforeTheStartAndAfterTheStop() {
    assertThat(check().status()).isEqualTo(HealthStatus.UP);
    loop.start();
    loop.stop();
    assertThat(check().status()).isEqualTo(HealthStatus.UP);
  }

  private CheckResult check() {
    return HandWatchdog.check(loop.threads());
  }
}
