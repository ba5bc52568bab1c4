package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What raw echoes may hold together: anybody may open as many as they like. Each test goes beyond
 * what a server with a heap of 512 MiB lets them have, and then the chat still works.
 */
class RawEchoMemoryBlackBoxIT {
  private static final int CONNECTIONS = 30;
  private static final int TEXT_BYTES = 8_600_000;
  private static final int BINARY_BYTES = 15 << 20;
  private static final int OK = 200;

  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  private interface Opening {
    void oneMore(GreedyEchoes greedy) throws IOException;
  }

  private static void openUntilRefused(Opening opening) throws IOException {
    try (GreedyEchoes greedy = new GreedyEchoes(SERVER.baseUri())) {
      for (int i = 0; i < CONNECTIONS; i++) {
        opening.oneMore(greedy);
      }
      assertThat(greedy.refused()).isBetween(1, CONNECTIONS - 4);
      requireLife();
    }
    // All is given back, so that a long message has room.
    await("memory for a long message")
        .atMost(Duration.ofSeconds(30))
        .until(RawEchoMemoryBlackBoxIT::isLongMessageEchoed);
  }

  private static void requireLife() {
    assertThat(SERVER.http().get("-/ready").statusCode()).isEqualTo(OK);
    try (ChatClient client = SERVER.guest("alive").connect()) {
      client.post("lobby", "still here");
      client.awaitMessage("still here");
    }
  }

  private static boolean isLongMessageEchoed() {
    try (ChatClient client = ChatClient.open(SERVER.baseUri(), "ws/echo?raw", "")) {
      client.sendBinary(new byte[BINARY_BYTES]);
      return client.awaitBinaries(1).get(0).length == BINARY_BYTES;
    } catch (RuntimeException | AssertionError e) {
      // Refused still.
      return false;
    }
  }

  @Test
  void isBoundedForTextsOfWhichAStringTakesMoreThanTheirBytes() throws IOException {
    openUntilRefused(greedy -> greedy.text(TEXT_BYTES, 64 << 10));
  }

  @Test
  void isBoundedForTextsInLongFrames() throws IOException {
    openUntilRefused(greedy -> greedy.text(TEXT_BYTES, TEXT_BYTES));
  }

  @Test
  void isBoundedForBytes() throws IOException {
    openUntilRefused(greedy -> greedy.binary(BINARY_BYTES));
  }

  /** Also where the server gathers a frame before anybody is asked. */
  @Test
  void isBoundedForFramesThatDoNotEnd() throws IOException {
    openUntilRefused(greedy -> greedy.oneFrame(BINARY_BYTES));
  }
}
