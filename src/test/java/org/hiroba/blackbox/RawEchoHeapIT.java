package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What raw echoes really take of a small heap, where they may have a quarter of it. */
class RawEchoHeapIT {
  private static final int HEAP_MEBIBYTES = 256;
  private static final int CONNECTIONS = 34;
  private static final int TEXT_BYTES = 8_600_000;
  private static final int ROUNDS = 2;

  /** What else may be alive: connections, their buffers, and caches that have warmed up. */
  private static final int BESIDE_MEBIBYTES = 24;

  @TempDir Path home;

  @Test
  void areAQuarterAtMostAlsoForTextsOfWhichAStringTakesMoreThanTheirBytes() throws IOException {
    try (HirobaProcess server = HirobaProcess.startWithHeap(home, HEAP_MEBIBYTES)) {
      long idle = liveMebibytes(server);
      for (int round = 0; round < ROUNDS; round++) {
        try (GreedyEchoes greedy = new GreedyEchoes(server.baseUri())) {
          for (int i = 0; i < CONNECTIONS; i++) {
            greedy.text(TEXT_BYTES, 64 << 10);
          }
          assertThat(greedy.refused()).isBetween(1, CONNECTIONS - 5);
          assertThat(liveMebibytes(server) - idle)
              .isBetween(32L, (long) HEAP_MEBIBYTES / 4 + BESIDE_MEBIBYTES);
        }
      }
      assertThat(server.text()).doesNotContain("OutOfMemoryError");
      try (ChatClient client = ChatClient.open(server.baseUri(), "ws/echo?raw", "")) {
        byte[] big = new byte[15 << 20];
        client.sendBinary(big);
        assertThat(client.awaitBinaries(1).get(0)).hasSize(big.length);
      }
    }
  }

  /** Collects garbage and returns what is left. */
  private static long liveMebibytes(HirobaProcess server) {
    return Footprint.of(server.pid()).heapKilobytes() >> 10;
  }
}
