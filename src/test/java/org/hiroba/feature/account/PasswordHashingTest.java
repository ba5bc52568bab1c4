package org.hiroba.feature.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashingTest {
  private static final long MEBIBYTE = 1 << 20;

  @Test
  void hashesWithHalfOfTheProcessors() {
    assertThat(PasswordHashing.atOnce(2, 1_024 * MEBIBYTE)).isEqualTo(1);
    assertThat(PasswordHashing.atOnce(8, 4_096 * MEBIBYTE)).isEqualTo(4);
    assertThat(PasswordHashing.atOnce(1, 4_096 * MEBIBYTE)).isEqualTo(1);
  }

  @Test
  void hashesNoMoreAtATimeThanTheHeapBears() {
    assertThat(PasswordHashing.atOnce(64, 1_024 * MEBIBYTE)).isEqualTo(6);
    assertThat(PasswordHashing.atOnce(64, 128 * MEBIBYTE)).isEqualTo(1);
  }
}
