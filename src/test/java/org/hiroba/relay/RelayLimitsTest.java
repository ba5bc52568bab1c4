package org.hiroba.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.hiroba.relay.RawPeer.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Crosses every limit of the relay. */
class RelayLimitsTest {
  private static final Duration TINY = Duration.ofMillis(1);

  /** Few and small, so that they are crossed soon. */
  private static RelayLimits small() {
    RelayLimits limits = RelayLimits.defaults();
    return new RelayLimits(
        3,
        4,
        3,
        6,
        limits.headBytes(),
        limits.headTime(),
        limits.messageBytes(),
        8,
        limits.messageTime(),
        10,
        4,
        200_000,
        limits.heartbeat(),
        limits.linger(),
        limits.pemCheck());
  }

  private static RunningRelay relay() throws RelayException {
    return new RunningRelay(Optional.empty(), small());
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(30));
  }

  @Test
  void aHandshakeHasAtMost8KiB() throws RelayException {
    try (RunningRelay relay = relay()) {
      String room = "X: " + "a".repeat(8 * 1024 - RawPeer.handshake("/").length() - 5) + "\r\n";
      try (RawPeer fits = relay.connect()) {
        fits.send(RawPeer.handshake("/", room));
        assertThat(fits.head()).startsWith("HTTP/1.1 101 ");
      }
      try (RawPeer tooLong = relay.connect()) {
        tooLong.send(RawPeer.handshake("/", "X" + room));
        assertThat(tooLong.head()).startsWith("HTTP/1.1 431 ");
        tooLong.awaitEnd();
      }
    }
  }

  @Test
  void aHandshakeThatDripsIsCutOffAfter5Seconds() throws RelayException {
    try (RunningRelay relay = relay();
        RawPeer slow = relay.connect()) {
      slow.send("GET / HTTP/1.1\r\n");
      patiently().until(() -> relay.meter("open_connections") == 1);
      for (int second = 0; second < 4; second++) {
        relay.pass(Duration.ofSeconds(1));
        slow.send("X: a\r\n");
      }
      relay.pass(Duration.ofSeconds(1));
      assertThat(slow.head()).startsWith("HTTP/1.1 408 ");
      slow.awaitEnd();
    }
  }

  @Test
  void aTlsHandshakeThatNeverComesIsCutOffToo(@TempDir Path folder) throws Exception {
    try (RunningRelay relay = new RunningRelay(RunningRelay.certificate(folder), small());
        RawPeer silent = RawPeer.connect(relay.port(), false)) {
      patiently().until(() -> relay.meter("open_connections") == 1);
      relay.pass(Duration.ofSeconds(5));
      silent.awaitEnd();
      assertThat(relay.meter("dropped_total", "tls-time")).isEqualTo(1);
    }
  }

  @Test
  void oneSourceHasAFewConnectionsOnly() throws RelayException {
    try (RunningRelay relay = relay()) {
      List<RawPeer> peers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        peers.add(relay.join());
      }
      try (RawPeer fourth = relay.connect()) {
        fourth.awaitEnd();
      }
      assertThat(relay.meter("dropped_total", "source-limit")).isEqualTo(1);
      peers.remove(0).close();
      patiently().until(() -> relay.meter("open_connections") == 2);
      peers.add(relay.join());
      peers.forEach(RawPeer::close);
    }
  }

  @Test
  void allSourcesTogetherHaveAFewConnectionsOnly() throws RelayException {
    try (RunningRelay relay = new RunningRelay(Optional.empty(), small().withClients(10, 4))) {
      List<RawPeer> peers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        peers.add(relay.join());
      }
      try (RawPeer fifth = relay.connect()) {
        fifth.awaitEnd();
      }
      assertThat(relay.meter("dropped_total", "total-limit")).isEqualTo(1);
      peers.forEach(RawPeer::close);
    }
  }

  @Test
  void aMessageHasAFewFramesOnly() throws RelayException {
    try (RunningRelay relay = relay();
        RawPeer peer = relay.join()) {
      peer.send(RawPeer.frame(0x01, "a"));
      for (int i = 0; i < 6; i++) {
        peer.send(RawPeer.frame(0x00, "a"));
      }
      peer.send(RawPeer.frame(0x80, "a"));
      assertThat(peer.read().payload()).isEqualTo("aaaaaaaa");
      relay.pass(Duration.ofSeconds(1));
      peer.send(RawPeer.frame(0x01, "a"));
      for (int i = 0; i < 8; i++) {
        peer.send(RawPeer.frame(0x00, "a"));
      }
      assertThat(peer.read().closeCode()).isEqualTo(1008);
      peer.awaitEnd();
    }
  }

  @Test
  void aMessageThatIsNotFinishedIn30SecondsEndsTheConnection() throws RelayException {
    try (RunningRelay relay = relay();
        RawPeer fragment = relay.join();
        RawPeer half = relay.join()) {
      fragment.send(RawPeer.frame(0x01, "a"));
      half.send(Arrays.copyOf(RawPeer.frame(0x81, "abc"), 7));
      sayThrough(relay);
      for (int i = 0; i < 3; i++) {
        relay.pass(Duration.ofSeconds(10));
        // A sign of life does not make the message whole.
        fragment.send(RawPeer.frame(0x8A, ""));
      }
      assertThat(closeOf(fragment).closeCode()).isEqualTo(1008);
      assertThat(closeOf(half).closeCode()).isEqualTo(1008);
    }
  }

  /** Makes sure that the relay has read what was sent before: it serves all in turn. */
  private static void sayThrough(RunningRelay relay) {
    for (int i = 0; i < 2; i++) {
      try (RawPeer other = relay.join()) {
        other.send(RawPeer.frame(0x89, "")).read();
      }
      patiently().until(() -> relay.meter("open_connections") == 2);
    }
  }

  private static Frame closeOf(RawPeer peer) {
    Frame frame = peer.read();
    while (frame.opcode() != 0x8) {
      frame = peer.read();
    }
    return frame;
  }

  @Test
  void aFloodIsReadNoFasterThanAllowedAndLosesNothing() throws RelayException {
    try (RunningRelay relay = relay();
        RawPeer flood = relay.join();
        RawPeer other = relay.join()) {
      byte[] frame = RawPeer.frame(0x82, "flood");
      byte[] many = new byte[25 * frame.length];
      for (int i = 0; i < 25; i++) {
        System.arraycopy(frame, 0, many, i * frame.length, frame.length);
      }
      flood.send(many);
      expectFlood(flood, 10);
      expectFlood(other, 10);
      // The time stands still, so the flood does; the other is heard all the same.
      other.say("calm");
      assertThat(flood.read().payload()).isEqualTo("calm");
      assertThat(other.read().payload()).isEqualTo("calm");
      relay.pass(Duration.ofSeconds(1));
      expectFlood(flood, 10);
      expectFlood(other, 10);
      relay.pass(Duration.ofSeconds(1));
      expectFlood(flood, 5);
    }
  }

  private static void expectFlood(RawPeer peer, int count) {
    for (int i = 0; i < count; i++) {
      assertThat(peer.read().payload()).isEqualTo("flood");
    }
  }

  @Test
  void whoDoesNotReadIsClosedAndNobodyWaitsForIt() throws RelayException {
    RelayLimits limits = RelayLimits.defaults();
    try (RunningRelay relay = new RunningRelay(Optional.empty(), limits);
        RawPeer speaker = relay.join();
        RawPeer stuck = RawPeer.connectNarrow(relay.port())) {
      stuck.send(RawPeer.handshake("/"));
      assertThat(stuck.head()).startsWith("HTTP/1.1 101 ");
      String big = "*".repeat(limits.messageBytes());
      int said = 0;
      // What the operating system holds for a socket is bounded: far below 190 × 64 KiB.
      while (relay.meter("dropped_total", "4008") == 0 && said < 190) {
        speaker.send(RawPeer.frame(0x82, big));
        assertThat(speaker.read().payload()).hasSize(big.length());
        said++;
      }
      assertThat(relay.meter("dropped_total", "4008")).isEqualTo(1);
      // It still does not read, so the close frame cannot pass; it gets 2 s.
      relay.pass(limits.linger());
      patiently().until(() -> relay.meter("open_connections") == 1);
      speaker.say("on");
      assertThat(speaker.read().payload()).isEqualTo("on");
    }
  }

  @Test
  void anOutboxIsBoundedInFramesAndInBytes() {
    FrameQueue outbox = new FrameQueue(2, 100);
    assertThat(outbox.offer(ByteBuffer.allocate(1))).isTrue();
    assertThat(outbox.offer(ByteBuffer.allocate(1))).isTrue();
    assertThat(outbox.offer(ByteBuffer.allocate(1))).isFalse();
    outbox.forgetUnbegun();
    assertThat(outbox.isEmpty()).isTrue();
    assertThat(outbox.offer(ByteBuffer.allocate(60))).isTrue();
    assertThat(outbox.offer(ByteBuffer.allocate(41))).isFalse();
  }

  @Test
  void silenceIsPingedAndThenClosed() throws RelayException {
    try (RunningRelay relay = relay();
        RawPeer peer = relay.join()) {
      relay.pass(Duration.ofSeconds(20));
      assertThat(peer.read().opcode()).isEqualTo(0x9);
      peer.send(RawPeer.frame(0x8A, ""));
      peer.say("alive");
      assertThat(peer.read().payload()).isEqualTo("alive");
      relay.pass(Duration.ofSeconds(20));
      assertThat(peer.read().opcode()).isEqualTo(0x9);
      relay.pass(Duration.ofSeconds(20));
      assertThat(peer.read().closeCode()).isEqualTo(4009);
      peer.awaitEnd();
    }
  }

  @Test
  void whoDoesNotCloseAfterTheCloseIsCutOff() throws RelayException {
    try (RunningRelay relay = relay();
        RawPeer peer = relay.join()) {
      peer.send(RawPeer.close(1000, ""));
      assertThat(peer.read().closeCode()).isEqualTo(1000);
      peer.awaitEnd();
      // The client's half is still open.
      assertThat(relay.meter("open_connections")).isEqualTo(1);
      relay.pass(relay.limits().linger().plus(TINY));
      patiently().until(() -> relay.meter("open_connections") == 0);
    }
  }

  @Test
  void aThousandConnectionsThatComeAndGoLeaveNothing() throws RelayException {
    try (RunningRelay relay = new RunningRelay(Optional.empty(), RelayLimits.defaults())) {
      for (int i = 0; i < 1_000; i++) {
        try (RawPeer peer = relay.connect()) {
          peer.send(i % 2 == 0 ? "GET / HTTP/1.1\r\n" : RawPeer.handshake("/"));
        }
        if (i % 50 == 0) {
          patiently().until(() -> relay.meter("open_connections") == 0);
        }
      }
      patiently().until(() -> relay.meter("open_connections") == 0);
      try (RawPeer peer = relay.join()) {
        assertThat(peer.say("still there").read().payload()).isEqualTo("still there");
      }
    }
  }
}
