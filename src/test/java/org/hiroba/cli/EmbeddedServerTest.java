package org.hiroba.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmbeddedServerTest {
  private static final long MEBIBYTE = 1 << 20;

  @Test
  void takesAsManyConnectionsAsItsHeapBears() {
    assertThat(EmbeddedServer.mostConnections(256 * MEBIBYTE)).isEqualTo(4_096);
    assertThat(EmbeddedServer.mostConnections(1_024 * MEBIBYTE)).isGreaterThan(20_000);
  }

  @Test
  void takesAFewHoweverSmallTheHeap() {
    assertThat(EmbeddedServer.mostConnections(16 * MEBIBYTE)).isEqualTo(500);
  }

  @Test
  void takesNoMoreThanADescriptorTableBearsHoweverLargeTheHeap() {
    assertThat(EmbeddedServer.mostConnections(64 * 1_024 * MEBIBYTE)).isEqualTo(50_000);
    assertThat(EmbeddedServer.mostConnections(Long.MAX_VALUE)).isEqualTo(50_000);
  }
}
