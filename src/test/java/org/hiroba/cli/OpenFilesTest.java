package org.hiroba.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenFilesTest {
  @Test
  void warnsBelowWhatTheConnectionsTake() {
    assertThat(OpenFiles.warning(10_500, 10_000)).isEmpty();
    assertThat(OpenFiles.warning(10_499, 10_000))
        .hasValueSatisfying(
            line -> assertThat(line).contains("10499", "10500", "10000", "LimitNOFILE"));
  }
}
