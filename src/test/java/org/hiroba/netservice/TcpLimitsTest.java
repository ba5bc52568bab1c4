package org.hiroba.netservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TcpLimitsTest {
  private static final NetLimits REAL = NetLimits.defaults();

  @Test
  void grantsTwentyConnectionsPerSourceAndClosesTheNext() throws Exception {
    try (RunningServices running = new RunningServices(REAL)) {
      List<Socket> granted = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        granted.add(running.connect("echo-tcp"));
      }
      running.awaitOpen("echo-tcp", 20);

      assertThat(isClosed(running.connect("echo-tcp"))).isTrue();
      running.awaitDropped("echo-tcp", "source-limit", 1);

      // Another source is served, and so is this one when a place is free.
      assertEchoes(running.connect("echo-tcp", "127.0.0.2"));
      granted.get(0).close();
      running.awaitOpen("echo-tcp", 20);
      assertEchoes(running.connect("echo-tcp"));
    }
  }

  @Test
  void grantsTwoHundredConnectionsTogetherAndClosesTheNext() throws Exception {
    try (RunningServices running = new RunningServices(REAL)) {
      for (int i = 0; i < 200; i++) {
        running.connect("echo-tcp", "127.0.1." + (1 + i / 20));
      }
      running.awaitOpen("echo-tcp", 200);

      assertThat(isClosed(running.connect("echo-tcp", "127.0.2.1"))).isTrue();
      running.awaitDropped("echo-tcp", "total-limit", 1);
      assertThat(RunningServices.readAll(running.connect("daytime-tcp")))
          .as("the other service has places of its own")
          .isEqualTo(RunningServices.RFC867_LINE);
    }
  }

  @Test
  void aNewcomerTakesThePlaceOfWhoHasSaidNothingForFiveSeconds() throws Exception {
    try (RunningServices running = new RunningServices(REAL)) {
      Socket silent = running.connect("echo-tcp", "127.0.1.1");
      running.awaitOpen("echo-tcp", 1);
      running.pass(Duration.ofSeconds(5));
      for (int i = 1; i < 200; i++) {
        running.connect("echo-tcp", "127.0.1." + (1 + i / 20));
      }
      running.awaitOpen("echo-tcp", 200);

      assertEchoes(running.connect("echo-tcp", "127.0.2.1"));

      assertThat(isClosed(silent)).isTrue();
      assertThat(isClosed(running.connect("echo-tcp", "127.0.2.1"))).isTrue();
      running.awaitDropped("echo-tcp", "total-limit", 2);
    }
  }

  @Test
  void closesWhatIsIdleForAMinute() throws Exception {
    try (RunningServices running = new RunningServices(REAL)) {
      Socket idle = running.connect("echo-tcp");
      running.awaitOpen("echo-tcp", 1);
      running.pass(Duration.ofSeconds(59));
      Socket active = running.connect("echo-tcp");
      assertEchoes(active);

      running.pass(Duration.ofSeconds(1));

      assertThat(isClosed(idle)).isTrue();
      running.awaitDropped("echo-tcp", "idle", 1);
      assertEchoes(active);
    }
  }

  @Test
  void closesAfterAnHourWhatIsNeverIdle() throws Exception {
    try (RunningServices running = new RunningServices(REAL)) {
      Socket busy = running.connect("echo-tcp");
      for (int turn = 0; turn < 71; turn++) {
        assertEchoes(busy);
        running.pass(Duration.ofSeconds(50));
      }
      assertEchoes(busy);
      running.pass(Duration.ofSeconds(50));

      assertThat(isClosed(busy)).isTrue();
      running.awaitDropped("echo-tcp", "too-old", 1);
    }
  }

  @Test
  void givesADaytimeClientThatDoesNotCloseFiveSeconds() throws Exception {
    try (RunningServices running = new RunningServices(REAL)) {
      Socket client = running.connect("daytime-tcp");
      assertThat(RunningServices.readAll(client)).isEqualTo(RunningServices.RFC867_LINE);
      running.pass(Duration.ofMillis(4_900));
      running.awaitOpen("daytime-tcp", 1);

      running.pass(Duration.ofMillis(250));

      running.awaitOpen("daytime-tcp", 0);
    }
  }

  @Test
  void doesNotLoseTheAnswerToAClientThatTalksALot() throws Exception {
    try (RunningServices running = new RunningServices(REAL)) {
      for (int i = 0; i < 20; i++) {
        Socket client = running.connect("daytime-tcp");
        client.getOutputStream().write(new byte[60_000]);
        assertThat(RunningServices.readAll(client)).isEqualTo(RunningServices.RFC867_LINE);
        client.close();
      }
      running.awaitOpen("daytime-tcp", 0);
      assertThat(running.dropped("daytime-tcp", "broken")).isZero();
    }
  }

  @Test
  void endsADaytimeClientThatNeverStopsTalking() throws Exception {
    try (RunningServices running = new RunningServices(REAL)) {
      Socket client = running.connect("daytime-tcp");
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 10_000; i++) {
                  client.getOutputStream().write(new byte[8_192]);
                }
              })
          .isInstanceOf(IOException.class);
      running.awaitDropped("daytime-tcp", "too-much-input", 1);
    }
  }

  @Test
  void stopsReadingFromAClientThatDoesNotReadItsEchoAndServesTheOthers() throws Exception {
    try (RunningServices running = new RunningServices(REAL);
        SocketChannel greedy = SocketChannel.open(running.address("echo-tcp"))) {
      greedy.configureBlocking(false);
      long taken = fill(greedy);
      assertThat(taken).as("what the operating system and one buffer hold").isLessThan(16_000_000);
      assertEchoes(running.connect("echo-tcp"));

      // Its echo never moved again, so it counts as idle; the client that was served does too. On a
      // busy machine the system may take its last bytes only now, which starts the minute anew.
      await()
          .until(
              () -> {
                running.pass(Duration.ofSeconds(60));
                return running.dropped("echo-tcp", "idle") == 2;
              });
    }
  }

  @Test
  void goesOnWithAClientThatReadsLate() throws Exception {
    byte[] sent = new byte[256 * 1024];
    new Random(3).nextBytes(sent);
    try (RunningServices running = new RunningServices(REAL);
        SocketChannel client = SocketChannel.open(running.address("echo-tcp"))) {
      client.configureBlocking(false);
      ByteBuffer out = ByteBuffer.wrap(sent);
      ByteBuffer in = ByteBuffer.allocate(sent.length);
      await()
          .until(
              () -> {
                client.write(out);
                if (!out.hasRemaining()) {
                  client.read(in);
                }
                return !in.hasRemaining();
              });
      assertThat(in.array()).isEqualTo(sent);
    }
  }

  @Test
  void survivesResetsAndClientsThatLeaveAtOnce() throws Exception {
    Random random = new Random(4);
    try (RunningServices running = new RunningServices(REAL)) {
      for (int i = 0; i < 300; i++) {
        String listener = random.nextBoolean() ? "echo-tcp" : "daytime-tcp";
        try (Socket client = running.connect(listener, "127.0.3." + (1 + i % 100))) {
          // Closing with linger 0 sends a reset.
          client.setSoLinger(random.nextBoolean(), 0);
          byte[] garbage = new byte[random.nextInt(3_000)];
          random.nextBytes(garbage);
          client.getOutputStream().write(garbage);
        }
      }
      running.awaitOpen("echo-tcp", 0);
      running.awaitOpen("daytime-tcp", 0);
      assertEchoes(running.connect("echo-tcp"));
      assertThat(RunningServices.readAll(running.connect("daytime-tcp")))
          .isEqualTo(RunningServices.RFC867_LINE);
    }
  }

  private static long fill(SocketChannel channel) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(64 * 1024);
    long[] taken = new long[1];
    int[] fullTurns = new int[1];
    await()
        .until(
            () -> {
              long before = taken[0];
              int count;
              do {
                chunk.clear();
                count = channel.write(chunk);
                taken[0] += count;
              } while (count > 0 && taken[0] < 32_000_000);
              fullTurns[0] = taken[0] == before ? fullTurns[0] + 1 : 0;
              return fullTurns[0] >= 3 || taken[0] >= 32_000_000;
            });
    return taken[0];
  }

  private static void assertEchoes(Socket client) throws IOException {
    byte[] sent = {1, 2, 3};
    client.getOutputStream().write(sent);
    assertThat(client.getInputStream().readNBytes(3)).isEqualTo(sent);
  }

  /** Waits until the server closes; a reset is a close too. */
  private static boolean isClosed(Socket client) {
    try {
      return client.getInputStream().read() == -1;
    } catch (IOException e) {
      return !(e instanceof SocketTimeoutException);
    }
  }
}
