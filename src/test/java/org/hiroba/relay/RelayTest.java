package org.hiroba.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hiroba.health.WatchedTimer;
import org.hiroba.relay.tyrus.TyrusEngine;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Joining, leaving, broadcast, hooks, start and stop. */
class RelayTest {
  private static final int CYCLES = 20;

  private static RunningRelay relay() throws RelayException {
    return new RunningRelay(Optional.empty(), RelayLimits.defaults());
  }

  @Test
  void passesOnToAllWhatOneSays() throws RelayException {
    try (RunningRelay relay = relay();
        RawPeer ann = relay.join();
        RawPeer bob = relay.join("/other/path?x=1");
        RawPeer cid = relay.join()) {
      ann.say("広場");
      bob.send(RawPeer.frame(0x82, new byte[] {0, -1}));
      for (RawPeer peer : List.of(ann, bob, cid)) {
        RawPeer.Frame one = peer.read();
        RawPeer.Frame two = peer.read();
        // Two speakers at the same time: the same for all, in whichever order.
        assertThat(List.of(one.opcode(), two.opcode())).containsExactlyInAnyOrder(1, 2);
        assertThat((one.opcode() == 1 ? one : two).text()).isEqualTo("広場");
        assertThat((one.opcode() == 2 ? one : two).payload()).isEqualTo("\u0000\u00ff");
      }
      assertThat(relay.meter("messages_total")).isEqualTo(2);
      assertThat(relay.meter("open_connections")).isEqualTo(3);
    }
  }

  @Test
  void forgetsWhoHasLeftInWhateverWay() throws RelayException {
    try (RunningRelay relay = relay();
        RawPeer ann = relay.join()) {
      RawPeer polite = relay.join();
      polite.send(RawPeer.close(1000, "bye"));
      assertThat(polite.read().closeCode()).isEqualTo(1000);
      polite.close();
      relay.join().close();
      await().atMost(Duration.ofSeconds(30)).until(() -> relay.meter("open_connections") == 1);
      assertThat(ann.say("alone").read().payload()).isEqualTo("alone");
    }
  }

  @Test
  void speaksTheWordsOfTheTeachingEndpointToThoseWhoAskForIt() throws RelayException {
    try (RunningRelay relay = relay();
        RawPeer plain = relay.join();
        RawPeer page = relay.connect();
        RawPeer program = relay.join("/ws/broadcast")) {
      page.send(RawPeer.handshake("/ws/broadcast", "Origin: https://chat.example.com\r\n"));
      assertThat(page.head()).startsWith("HTTP/1.1 101 ");
      page.say("from a page");
      String at = " at: 2026/11/21 07:06:05";
      assertThat(plain.read().payload()).isEqualTo("from a page");
      assertThat(program.read().payload())
          .isEqualTo("Received: from a page from: chat.example.com" + at);
      plain.say("from a program");
      assertThat(plain.read().payload()).isEqualTo("from a program");
      assertThat(page.read().payload()).endsWith("chat.example.com" + at);
      assertThat(page.read().payload()).isEqualTo("Received: from a program from: 127.0.0.1" + at);
      program.send(RawPeer.frame(0x82, "bytes"));
      assertThat(program.read().payload()).startsWith("Received: from a program");
      assertThat(program.read().closeCode()).isEqualTo(1003);
    }
  }

  @Test
  void hooksHearOfEverythingAndMaySwallowWhatIsSaid() throws RelayException {
    List<String> heard = new CopyOnWriteArrayList<>();
    RelayHooks hooks =
        new RelayHooks() {
          @Override
          public void connected(RelayClient client) {
            heard.add("connected " + client.path() + " " + client.origin().orElse("-"));
            client.send("welcome");
          }

          @Override
          public boolean message(RelayClient client, String text) {
            heard.add("text " + text);
            if (text.equals("throw")) {
              throw new IllegalStateException("made by the test");
            }
            if (text.equals("go")) {
              client.close(4000, "as you like");
            }
            return !text.equals("secret");
          }

          @Override
          public boolean message(RelayClient client, ByteBuffer bytes) {
            client.send(ByteBuffer.wrap(new byte[] {(byte) bytes.remaining()}));
            return false;
          }

          @Override
          public void closed(RelayClient client, int code, String reason) {
            heard.add("closed " + code + " " + reason);
          }
        };
    try (RunningRelay relay = new RunningRelay(Optional.empty(), RelayLimits.defaults(), hooks)) {
      try (RawPeer ann = relay.join("/a?b")) {
        assertThat(ann.read().payload()).isEqualTo("welcome");
        ann.say("secret").say("open").send(RawPeer.frame(0x82, "12345"));
        assertThat(ann.read().payload()).isEqualTo("open");
        assertThat(ann.read().payload()).isEqualTo("\u0005");
        ann.send(RawPeer.close(3001, "done"));
        ann.awaitEnd();
      }
      try (RawPeer bob = relay.join();
          RawPeer cid = relay.join()) {
        bob.read();
        cid.read();
        bob.say("throw");
        assertThat(bob.read().closeCode()).isEqualTo(1011);
        // One client's trouble is its own.
        assertThat(cid.say("go").read().closeCode()).isEqualTo(4000);
      }
      relay.join().close();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(heard)
                      .containsSubsequence(
                          "connected /a?b -",
                          "text secret",
                          "text open",
                          "closed 3001 done",
                          "closed 1011 internal error",
                          "closed 4000 as you like",
                          "closed 1006 "));
    }
  }

  @Test
  void saysGoodByeWhenItStops() throws RelayException {
    RunningRelay relay = relay();
    try (RawPeer ann = relay.join()) {
      // Ann does not close her half, so she is waited for, but not long.
      relay.close();
      assertThat(ann.read().closeCode()).isEqualTo(1001);
      ann.awaitEnd();
      relay.close();
    }
  }

  @Test
  void namesAPortThatIsTakenAndAHostThatIsUnknown() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThatThrownBy(() -> open("127.0.0.1", taken.getLocalPort()))
          .isInstanceOf(RelayException.class)
          .hasMessageContainingAll("port " + port + " of 127.0.0.1 is in use", "another port");
    }
    assertThatThrownBy(() -> open("nosuchhost.invalid", 0))
        .isInstanceOf(RelayException.class)
        .hasMessageContaining("nosuchhost.invalid");
    assertThatThrownBy(() -> open("192.0.2.1", 0))
        .isInstanceOf(RelayException.class)
        .hasMessageContaining("192.0.2.1");
  }

  private static void open(String host, int port) throws RelayException {
    RelayLimits limits = RelayLimits.defaults();
    WatchedTimer clock = new WatchedTimer("hiroba-relay-engine");
    try {
      Relay.open(
              new RelayOptions(host, port, Optional.empty(), Set.of(), limits),
              new TyrusEngine(RelayHub.ROOMS, limits.messageBytes(), clock),
              new RelayHooks() {})
          .close();
    } finally {
      clock.shutdownNow();
    }
  }

  @Test
  void twentyStartsAndStopsLeakNoThreadAndNoDescriptor(@TempDir Path folder) throws Exception {
    Path descriptors = Path.of("/proc/self/fd");
    Assumptions.assumeTrue(Files.isDirectory(descriptors), "only Linux shows descriptors");
    Optional<TlsFiles> certificate = RunningRelay.certificate(folder);
    cycle(certificate);
    long before = count(descriptors);
    for (int i = 0; i < CYCLES; i++) {
      cycle(i % 2 == 0 ? certificate : Optional.empty());
    }
    await()
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(
                        name -> name.startsWith("hiroba-relay") || name.startsWith("tyrus")));
    // The JVM itself opens a file now and then; a leak would be at least one per cycle.
    await().untilAsserted(() -> assertThat(count(descriptors)).isLessThan(before + CYCLES / 2));
  }

  private static void cycle(Optional<TlsFiles> certificate) throws Exception {
    RunningRelay relay = new RunningRelay(certificate, RelayLimits.defaults());
    try (RawPeer open = relay.join();
        RawPeer unfinished = relay.connect()) {
      unfinished.send("GET / HT");
      assertThat(open.say("hello").read().payload()).isEqualTo("hello");
      Thread stopping = new Thread(relay::close);
      stopping.start();
      assertThat(open.read().closeCode()).isEqualTo(1001);
      open.socket().shutdownOutput();
      unfinished.awaitEnd();
      stopping.join();
    } finally {
      relay.close();
    }
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void talksWithTheClientOfTheJdk() throws Exception {
    try (RunningRelay relay = relay();
        RawPeer other = relay.join()) {
      BlockingQueue<String> heard = new LinkedBlockingQueue<>();
      HttpClient http = HttpClient.newHttpClient();
      WebSocket socket =
          http.newWebSocketBuilder()
              .buildAsync(URI.create("ws://127.0.0.1:" + relay.port() + "/"), new Listener(heard))
              .get(30, TimeUnit.SECONDS);
      socket.sendText("in ", false).get(30, TimeUnit.SECONDS);
      socket.sendText("parts", true).get(30, TimeUnit.SECONDS);
      assertThat(other.read().payload()).isEqualTo("in parts");
      assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("in parts");
      socket.sendPing(ByteBuffer.wrap(new byte[] {1})).get(30, TimeUnit.SECONDS);
      assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("pong");
      socket.sendClose(4001, "enough").get(30, TimeUnit.SECONDS);
      assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("closed 4001");
    }
  }

  private record Listener(BlockingQueue<String> heard) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      heard.add(data.toString());
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
      heard.add("pong");
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      heard.add("closed " + code);
      return null;
    }
  }
}
