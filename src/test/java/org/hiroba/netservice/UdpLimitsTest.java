package org.hiroba.netservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.BindException;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UdpLimitsTest {
  private static final NetLimits REAL = NetLimits.defaults();

  /** Datagrams that a socket's receive buffer holds: the system loses those beyond it. */
  private static final int FEW = 20;

  @Test
  void answersABurstOfTwentyThenTenASecondPerSource() throws Exception {
    try (RunningServices running = new RunningServices(REAL)) {
      DatagramSocket client = running.udp("127.0.0.1", 0);
      sendMany(running, client, 25);
      await().until(() -> running.answered("echo-udp") == 20);
      running.awaitDropped("echo-udp", "source-limit", 5);

      running.pass(Duration.ofSeconds(1));
      sendMany(running, client, 15);
      await().until(() -> running.answered("echo-udp") == 30);
      running.awaitDropped("echo-udp", "source-limit", 10);

      DatagramSocket other = running.udp("127.0.0.2", 0);
      running.send(other, "echo-udp", new byte[] {7});
      assertThat(RunningServices.receive(other)).containsExactly(7);
    }
  }

  @Test
  void anotherPortOfTheSameAddressIsTheSameSource() throws Exception {
    try (RunningServices running = new RunningServices(REAL)) {
      sendMany(running, running.udp("127.0.0.1", 0), 20);
      sendMany(running, running.udp("127.0.0.1", 0), 3);

      running.awaitDropped("echo-udp", "source-limit", 3);
    }
  }

  @Test
  void answersNoMoreThanTheCapOfAllSourcesAndAllUdpServices() throws Exception {
    NetLimits small =
        new NetLimits(
            20,
            200,
            REAL.spareAfter(),
            REAL.idle(),
            REAL.total(),
            REAL.linger(),
            REAL.drainBytes(),
            REAL.bufferBytes(),
            REAL.udpMaxBytes(),
            10,
            20,
            30,
            REAL.udpSources());
    try (RunningServices running = new RunningServices(small)) {
      sendMany(running, running.udp("127.0.0.1", 0), 20);
      sendMany(running, running.udp("127.0.0.2", 0), 5);
      await().until(() -> running.answered("echo-udp") == 25);
      DatagramSocket third = running.udp("127.0.0.3", 0);
      for (int i = 0; i < 7; i++) {
        running.send(third, "daytime-udp", new byte[0]);
      }

      await().until(() -> running.answered("daytime-udp") == 5);
      running.awaitDropped("daytime-udp", "total-limit", 2);
    }
  }

  @Test
  void dropsADatagramOverTheLimitWhole() throws Exception {
    try (RunningServices running = new RunningServices(REAL)) {
      DatagramSocket client = running.udp("127.0.0.1", 0);
      running.send(client, "echo-udp", new byte[1_401]);
      running.send(client, "daytime-udp", new byte[60_000]);
      running.send(client, "echo-udp", new byte[] {1});

      assertThat(RunningServices.receive(client)).containsExactly(1);
      running.awaitDropped("echo-udp", "too-big", 1);
      running.awaitDropped("daytime-udp", "too-big", 1);
    }
  }

  @Test
  void neverAnswersOurOwnPortsSoThatTwoServicesDoNotTalkToEachOther() throws Exception {
    try (RunningServices running = new RunningServices(REAL)) {
      // The same ports on another address, as another Hiroba on another machine would have.
      DatagramSocket daytime = running.udp("127.0.0.9", running.address("daytime-udp").getPort());
      DatagramSocket echo = running.udp("127.0.0.9", running.address("echo-udp").getPort());
      running.send(daytime, "echo-udp", new byte[1]);
      running.send(echo, "echo-udp", new byte[1]);
      running.send(echo, "daytime-udp", new byte[1]);

      running.awaitDropped("echo-udp", "own-port", 2);
      running.awaitDropped("daytime-udp", "own-port", 1);
      assertThat(running.answered("echo-udp") + running.answered("daytime-udp")).isZero();
    }
  }

  @Test
  void neverAnswersPortsBelow1024() throws Exception {
    try (RunningServices running = new RunningServices(REAL)) {
      DatagramSocket client = systemPort(running);
      running.send(client, "echo-udp", new byte[1]);

      running.awaitDropped("echo-udp", "system-port", 1);
      assertThat(running.answered("echo-udp")).isZero();
    }
  }

  @Test
  void survivesRandomGarbage() throws Exception {
    Random random = new Random(5);
    try (RunningServices running = new RunningServices(REAL)) {
      for (int i = 0; i < 500; i++) {
        byte[] garbage = new byte[random.nextInt(3_000)];
        random.nextBytes(garbage);
        try (DatagramSocket client = running.udp("127.0.4." + (1 + i % 100), 0)) {
          running.send(client, random.nextBoolean() ? "echo-udp" : "daytime-udp", garbage);
        }
        if ((i + 1) % FEW == 0) {
          running.awaitHandledByUdp(i + 1);
        }
      }
      DatagramSocket client = running.udp("127.0.0.1", 0);
      running.send(client, "echo-udp", new byte[] {42});
      assertThat(RunningServices.receive(client)).containsExactly(42);
    }
  }

  private static DatagramSocket systemPort(RunningServices running) throws Exception {
    for (int port = 1_023; port > 900; port--) {
      try {
        return running.udp("127.0.0.8", port);
      } catch (BindException e) {
        assumeTrue(
            !String.valueOf(e.getMessage()).contains("Permission"),
            "only a privileged user can send from a port below 1024");
      }
    }
    throw new AssertionError("no port below 1024 is free");
  }

  private static void sendMany(RunningServices running, DatagramSocket client, int count)
      throws Exception {
    for (int i = 0; i < count; i++) {
      running.send(client, "echo-udp", new byte[] {1});
    }
  }
}
