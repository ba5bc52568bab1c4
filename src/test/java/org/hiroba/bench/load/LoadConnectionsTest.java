package org.hiroba.bench.load;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.hiroba.bench.load.FakeHub.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever ends or refuses a connection fails the run, with what the server said. */
class LoadConnectionsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void failsWhenTheServerSaysThatSomethingWasRefused() throws IOException {
    assertFailsAfter(
        hub -> hub.say("[{\"type\":\"error\",\"code\":\"rate-limited\",\"message\":\"slower\"}]"),
        "The load failed: The server says: [{\"type\":\"error\",\"code\":\"rate-limited\"");
  }

  @Test
  void failsWhenMoreIsAcknowledgedThanWasPosted() throws IOException {
    assertFailsAfter(
        hub -> hub.say("[{\"type\":\"accepted\",\"re\":\"x\",\"room\":\"lobby\",\"seq\":42}]"),
        "The load failed: More acknowledgements than posts");
  }

  @Test
  void failsWhenTheServerClosesAndSaysWithWhatCode() throws IOException {
    byte[] payload = "..slow".getBytes(StandardCharsets.US_ASCII);
    payload[0] = (byte) (4008 >> 8);
    payload[1] = (byte) 4008;
    assertFailsAfter(
        hub -> hub.frame(Frames.CLOSE, payload),
        "The load failed: The server closed a connection with 4008 slow");
  }

  @Test
  void failsWhenAConnectionEndsWithoutACloseFrame() throws IOException {
    assertFailsAfter(
        FakeHub::hangUp,
        "The load failed: The server ended a connection without a close frame (1006) in the state"
            + " READY, after 0 deliveries on it");
  }

  @Test
  void failsOnAMaskedFrame() throws IOException {
    assertFailsAfter(
        hub -> hub.write(new byte[] {(byte) 0x81, (byte) 0x81, 1, 2, 3, 4, 5}),
        "The load failed: A masked frame from a server");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x83, 0xc1})
  void failsOnAFrameThatNobodyAskedFor(int first) throws IOException {
    assertFailsAfter(
        hub -> hub.write(new byte[] {(byte) first, 1, 'a'}),
        "The load failed: An unexpected frame begins with " + first);
  }

  private interface Deed {
    void doTo(FakeHub hub) throws IOException;
  }

  private static void assertFailsAfter(Deed deed, String message) throws IOException {
    WireFormat format = new HirobaFormat();
    try (FakeHub hub = new FakeHub(format, Line.HONEST);
        LoadRun load = new LoadRun(hub.uri(), format, 1, PATIENCE)) {
      Crowd.connect(load);
      deed.doTo(hub);
      assertThatThrownBy(() -> load.run(PATIENCE))
          .isInstanceOf(LoadException.class)
          .hasMessageStartingWith(message);
    }
  }

  private static void assertFailsToConnect(WireFormat format, Consumer<FakeHub> how, String message)
      throws IOException {
    try (FakeHub hub = new FakeHub(format, Line.HONEST);
        LoadRun load = new LoadRun(hub.uri(), format, 1, PATIENCE)) {
      how.accept(hub);
      assertThatThrownBy(() -> Crowd.connect(load))
          .isInstanceOf(LoadException.class)
          .hasMessageContaining(message);
    }
  }

  @Test
  void failsWhenTheHandshakeIsRefused() throws IOException {
    assertFailsToConnect(
        new BareFormat(),
        hub -> hub.refuseWith("HTTP/1.1 503 Service Unavailable\r\n\r\n"),
        "The handshake was answered with HTTP/1.1 503");
  }

  @Test
  void failsWhenTheAcceptKeyIsWrong() throws IOException {
    assertFailsToConnect(
        new BareFormat(),
        hub ->
            hub.refuseWith(
                "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: abc=\r\n\r\n"),
        "The handshake was answered with HTTP/1.1 101");
  }

  @Test
  void failsWhenAMemberIsNotLetIntoItsRoom() throws IOException {
    assertFailsToConnect(
        new HirobaFormat(),
        hub -> hub.welcomeWith("[{\"type\":\"welcome\",\"rooms\":[{\"id\":\"den\",\"head\":3}]}]"),
        "Not a member of lobby");
  }

  @Test
  void failsWhenTheServerEndsAConnectionWhileItShakesHands() throws IOException {
    assertFailsToConnect(
        new BareFormat(),
        hub -> hub.refuseWith("HTTP/1.1 101 Switching"),
        "The server ended a connection without a close frame (1006) in the state SHAKING_HANDS");
  }
}
