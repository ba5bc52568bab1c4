package org.hiroba.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {
  @ParameterizedTest
  @ValueSource(strings = {"gzip", "gzip, deflate, br", "br;q=1.0, GZIP;q=0.8", "deflate,gzip"})
  void isForWhoTakesIt(String header) {
    assertThat(Gzip.accepts(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "identity", "gzip;q=0", "gzip; q=0.000", "br", "x-gzipped"})
  void isNotForOthers(String header) {
    assertThat(Gzip.accepts(header)).isFalse();
  }

  @Test
  void canBeUndone() throws Exception {
    byte[] bytes = "広場".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    byte[] compressed = Gzip.compress(bytes);
    assertThat(compressed).hasSizeLessThan(bytes.length / 10);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes())
        .isEqualTo(bytes);
  }
}
