package org.hiroba.netservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PeerLogTest {
  private static final InetSocketAddress PEER = new InetSocketAddress("192.0.2.7", 5000);
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void writesAddressPortAndName() {
    PeerLog log = started(address -> "host.example.com");
    log.connected("echo-tcp", PEER);

    await()
        .untilAsserted(
            () ->
                assertThat(lines)
                    .containsExactly(
                        "echo-tcp: connection from 192.0.2.7 port 5000 (host.example.com)"));
    log.close();
  }

  @Test
  void leavesOutANameThatIsOnlyTheAddressAndCleansWhatANameServerMadeUp() {
    PeerLog plain = started(address -> "192.0.2.7");
    plain.connected("echo-tcp", PEER);
    await().until(() -> lines.size() == 1);
    plain.close();
    PeerLog evil = started(address -> "a\nWARNING b\u001b[31m");
    evil.connected("echo-tcp", PEER);
    await().until(() -> lines.size() == 2);
    evil.close();

    assertThat(lines)
        .containsExactly(
            "echo-tcp: connection from 192.0.2.7 port 5000",
            "echo-tcp: connection from 192.0.2.7 port 5000 (a?WARNING?b?[31m)");
  }

  @Test
  void neverMakesTheCallerWaitForANameServer() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    PeerLog log =
        started(
            address -> {
              asked.countDown();
              try {
                answer.await(30, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return "slow.example.com";
            });
    log.connected("echo-tcp", PEER);
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
    // Each may wait for its name; the caller returns at once, or this test would take minutes.
    for (int i = 0; i < 99; i++) {
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
      log.connected("echo-tcp", PEER);
    }
    assertThat(lines).isEmpty();
    answer.countDown();

    await().until(() -> lines.size() == 33);
    assertThat(lines).anySatisfy(line -> assertThat(line).endsWith("; 67 more left out before"));
    log.close();
  }

  @Test
  void leavesOutWhatComesTooFastAndSaysHowMuch() {
    PeerLog log = started(address -> "h");
    for (int i = 0; i < 20; i++) {
      int done = i;
      log.connected("echo-tcp", PEER);
      await().until(() -> lines.size() > done);
    }
    log.connected("echo-tcp", PEER);
    log.connected("echo-tcp", PEER);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    log.connected("echo-tcp", PEER);

    await().until(() -> lines.size() == 21);
    assertThat(lines.get(20)).endsWith("; 2 more left out before");
    log.close();
  }

  @Test
  void tellsOfTheNextClientAfterAnErrorOverOne() {
    AtomicBoolean broken = new AtomicBoolean(true);
    PeerLog log =
        started(
            address -> {
              if (broken.getAndSet(false)) {
                throw new StackOverflowError("made by the test");
              }
              return "h";
            });
    log.connected("echo-tcp", PEER);
    log.connected("echo-tcp", PEER);

    await().until(() -> lines.size() == 1);
    log.close();
  }

  @Test
  void takesNothingAfterItWasClosed() {
    PeerLog log = started(address -> "h");
    log.close();
    log.connected("echo-tcp", PEER);

    assertThat(lines).isEmpty();
  }

  private PeerLog started(Function<InetAddress, String> reverseLookup) {
    PeerLog log = new PeerLog(reverseLookup, nanos::get, lines::add);
    log.start();
    return log;
  }
}
